import { anyOf } from '../../text/index.ts';
import { type Hit, sentences } from './piece.ts';
import type { Hypothesis } from './types.ts';

const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86400, w: 604800 };
const UNIT = '(s|sec(?:ond)?s?|min(?:ute)?s?|h|hours?|days?|weeks?)';
const AMOUNT = `(\\d+(?:\\.\\d+)?)(?:\\s?(?:-|–|to)\\s?(\\d+(?:\\.\\d+)?))?\\s?${UNIT}\\b`;
const STARTS = anyOf`start\w* | re-?start\w* | boot | re-?boot | launch | power-?up | installation | uptime | run`;
const WHOSE = anyOf`its | their | a | an | the | each | every`;
const FAILS = anyOf`hangs? | fails? | crash\w* | dies? | stops? | stalls? | OOM\w* | killed | exhausted`;
/** "hangs 3-5 hours after its start", "after some 40 minutes", "every 6 hours". */
const OBSERVED = [
  new RegExp(String.raw`\b${AMOUNT}\s+(?:after|into|following)\s+${WHOSE}?\s*(?:\w+ )?${STARTS}\b`, 'gi'),
  new RegExp(String.raw`\b${FAILS}\b[^.;\n]{0,20}?\bafter (?:about |some |roughly |~)?${AMOUNT}`, 'gi'),
];
/** "Began 20 minutes after the release": how long the first time took. */
const FIRST_TIME = new RegExp(`\\b(?:began|started|first|onset)\\b[^.;\\n]{0,30}?\\b${AMOUNT}\\s+after\\b`, 'gi');
/** The end of something that is used up, computed. */
const USED_UP = /\b(?:leak\w*|exhaust\w*|fill\w*|full|used up|uses up|run(?:s)? out|reach\w*|overflow\w*|hang\w*|saturat\w*|limit)\b/i;
const COMPUTED = /[×*=≈]|\d\s?\/\s?(?:s|min|h|sec|hour|day|minute)\b|\bper (?:second|minute|hour|day)\b/;
const RESULT = new RegExp(`\\b(?:in|after|within|every|=|≈|→)\\s+(?:about |~|roughly |some |only )?${AMOUNT}`, 'gi');
/** Results further off than this factor are another time. */
const FACTOR = 3;

const seconds = (n: string | undefined, unit: string | undefined): number =>
  Number(n) * (UNITS[(unit ?? 's')[0]?.toLowerCase() ?? 's'] ?? 1);

interface Delay {
  readonly text: string;
  readonly low: number;
  readonly high: number;
}

export interface DelayOff {
  readonly hit: Hit;
  /** The words of the incident. */
  readonly incident: string;
}

/** Times that an incident tells from a start to the fault, in seconds. */
export const delaysIn = (incident: string, patterns: readonly RegExp[] = OBSERVED): Delay[] =>
  patterns.flatMap((re) =>
    [...incident.matchAll(re)].map((m) => ({ text: m[0], low: seconds(m[1], m[3]), high: seconds(m[2] ?? m[1], m[3]) })),
  );

/** Computed times of a hypothesis that lie far from every delay that the incident tells. */
export function delayOff(h: Hypothesis, incident: string): DelayOff[] {
  const seen = delaysIn(incident, [...OBSERVED, FIRST_TIME]);
  const [first] = seen;
  if (!first) return [];
  const told = [...(h.parts.mechanism ?? []), ...(h.parts.supporting ?? [])].flatMap((p) => sentences(p));
  return told
    .filter((p) => USED_UP.test(p.text) && COMPUTED.test(p.text))
    .flatMap((p) =>
      [...p.text.matchAll(RESULT)]
        .filter((m) => {
          const low = seconds(m[1], m[3]);
          const high = seconds(m[2] ?? m[1], m[3]);
          return seen.every((s) => high * FACTOR < s.low || low > s.high * FACTOR);
        })
        .slice(-1)
        .map((m) => ({ hit: { piece: p, start: m.index, end: m.index + m[0].length, text: m[0] }, incident: first.text })),
    );
}
