import { anyOf, words } from '../../text/index.ts';
import type { FieldText, Quantity } from '../types.ts';
import { backlogGrowth } from './rates.ts';
import type { Derived, Parts } from './types.ts';
import { near, shown, spanOf, time } from './words.ts';

const COMES = words`
  publish\w* | produc\w+ | incoming | inflow | arriv\w* | enqueu\w* | comes? in | coming in | come | in rate | in | submitted | input | created
`;
const GOES = words`
  ack\w* | consum\w+ | drain\w* | process\w* | dequeu\w* | handled? | goes out | go out | going out | out rate | out | finish\w* | complet\w* | worked off
  leave | leaves
`;
const WAITS = words`backlog | queue\w* | lag | waiting | pending | depth | behind | unprocessed | ready | stuck | piled up`;
/** Rates that are not those of now, not of all of it, or not steady. */
const OTHERWISE = words`
  then | zero | sometimes | usual\w* | normal\w* | before | was | were | had | peak\w* | max\w* | up to | at best | at most | capacity | could | can | would
  if | at night | yesterday | stops? | stopped | until | per ${anyOf`pod | worker | consumer | instance | partition | node | thread | shard`} | each | down from | from
  shifts? | daytime | by day | overnight | weekends? | during | needs? | should | must | limit\w* | quota
`;
/** What is handed out again is not done. */
const AGAIN = /\b(?:redeliver\w*|nack\w*|requeu\w*|retr(?:y|ies|ied)|fail\w*)\b/i;
const PART = anyOf`shard | partition | queue | topic | stream | worker | consumer | node | pod | broker | instance | region | zone | tenant | cluster`;
/** The part or the whole that a number is told of: "on shard 1", "partition 7", "overall". */
const SCOPE = new RegExp(
  String.raw`\b(?:(?:on|of|in|for|from|to|at|by) (?:the )?(${PART} ["'#]?[\w.-]+)|(${PART} ["'#]?\d+)|(overall|altogether|in (?:total|all|sum)|total))\b`,
  'i',
);
const WHOLE = 'the whole';
/** Both rates are told in one breath, and the backlog beside them: characters between. Judgement. */
const BREATH = 120;
const BESIDE = 160;
/** Fewer that wait are no backlog. Judgement. */
const FEWEST = 10;
/** Characters of a clause on both sides of a number. Judgement. */
const CLAUSE = 80;

interface Flow {
  readonly rate: Quantity;
  readonly clause: string;
}

/** How long a backlog lasts at the rates that are told for one queue. */
export function timeToEmpty(parts: Parts): Derived[] {
  for (const text of parts.prose) {
    const flows = parts.quantities
      .filter((q) => q.kind === 'rate' && q.field === text.field && q.to === undefined)
      .map((rate) => ({ rate, clause: clauseOf(text, rate) }));
    const [into, out] = [only(flows, COMES, GOES), only(flows, GOES, COMES)];
    if (!into || !out || !near(into.rate, out.rate, BREATH) || [into, out].some((f) => OTHERWISE.test(f.clause))) continue;
    if (/\n\s*\n|[.!?]\s+[A-Z]/.test(between(text, into.rate, out.rate))) continue;
    if (!/\back/i.test(out.clause) && AGAIN.test(text.text.slice(Math.max(0, out.rate.start - BREATH), out.rate.end + BREATH))) continue;
    const waits = parts.quantities.filter(
      (q) =>
        (q.kind === 'count' || q.kind === 'number') &&
        q.field === text.field &&
        q.value >= FEWEST &&
        q.to === undefined &&
        (near(q, into.rate, BESIDE) || near(q, out.rate, BESIDE)) &&
        WAITS.test(clauseOf(text, q)) &&
        !OTHERWISE.test(clauseOf(text, q)),
    );
    const [waiting] = waits;
    if (!waiting || waits.length > 1) continue;
    const scopes = new Set([into.clause, out.clause, clauseOf(text, waiting)].flatMap(scopeOf));
    if (scopes.size > 1) continue;
    const [less, formula] = [out.rate.value - into.rate.value, `${per(out.rate.value)} - ${per(into.rate.value)}`];
    const inputs = [spanOf(waiting), spanOf(into.rate), spanOf(out.rate)];
    if (less <= 0) {
      if (backlogGrowth(parts).length > 0) return [];
      return [
        {
          id: 'never-empty',
          text: `At these rates the ${shown(waiting.value)} that wait never become fewer: ${per(into.rate.value)} come in and ${per(out.rate.value)} are done.`,
          formula: `${formula} = ${per(less)}`,
          value: less,
          unit: 'a second',
          inputs,
          ...(less < 0 ? { shows: ['backlog-grows', 'yes'] as const } : {}),
        },
      ];
    }
    const seconds = waiting.value / less;
    return [
      {
        id: 'time-to-empty',
        text: `At these rates the ${shown(waiting.value)} that wait are done in ${time(seconds)}: ${per(out.rate.value)} are done and ${per(into.rate.value)} come in.`,
        formula: `${shown(waiting.value)} / (${formula}) = ${time(seconds)}`,
        value: seconds,
        unit: 's',
        inputs,
      },
    ];
  }
  return [];
}

function scopeOf(clause: string): string[] {
  const [, of, part, whole] = SCOPE.exec(clause) ?? [];
  return whole ? [WHOLE] : [of ?? part ?? []].flat().map((s) => s.toLowerCase());
}

/** A rate in seconds says little where one thing comes in minutes. */
const per = (rate: number): string => (rate === 0 || Math.abs(rate) >= 1 ? `${shown(rate)}/s` : `${shown(rate * 60)}/min`);

/** The one rate that a text tells of a direction. */
function only(flows: readonly Flow[], these: RegExp, those: RegExp): Flow | undefined {
  const found = flows.filter(({ clause }) => these.test(clause) && !those.test(clause));
  return found.length === 1 ? found[0] : undefined;
}

const ENDS = /[,;.:()\n](?!\d)| (?:and|but|while|against|vs\.?|versus) /g;

/** The words around a number, to the next mark on both sides. */
function clauseOf({ text }: FieldText, q: Quantity): string {
  const before = text.slice(Math.max(0, q.start - CLAUSE), q.start);
  const after = text.slice(q.end, q.end + CLAUSE);
  const from = [...before.matchAll(ENDS)].at(-1);
  const to = [...after.matchAll(ENDS)][0];
  return `${before.slice(from ? from.index + from[0].length : 0)}${q.quote}${after.slice(0, to?.index)}`;
}

const between = ({ text }: FieldText, a: Quantity, b: Quantity): string => text.slice(Math.min(a.end, b.end), Math.max(a.start, b.start));
