import type { Span } from '../../incident/types.ts';
import { anyOf, words } from '../../text/index.ts';
import { unitAfter } from '../quantities/units.ts';
import { DEFAULTS, type Default } from './defaults.ts';
import { timeoutsOf } from './timing.ts';
import type { Derived, Parts } from './types.ts';
import { numberIn, shown, spanOf, textsOf, time } from './words.ts';

const EXACTLY = anyOf`exactly | always | precisely | on the dot | each time | every time`;
const FIGURE = String.raw`\d{1,3}(?:,\d{3}){1,3}|\d{1,9}(?:\.\d{1,3})?`;
/** "exactly 60 s", "always after 29 seconds", "exactly 10,000 results". */
const SAID = new RegExp(String.raw`\b${EXACTLY} (?:(?:at|after|in|for|the|first|only|it is|it was) ){0,2}(${FIGURE})(?![\w.]*\d)`, 'gi');
/** "after 30001 ms", "60.0 s", "10.01 seconds": what is measured to the millisecond and lies at a full second. */
const TO_THE_MILLISECOND = /(?<![\d.,:])(\d{1,3}[,.]?00\d(?= ?ms\b)|\d{1,3}\.0\d{0,2}(?= ?s(?:ec\w*)?\b))/gi;
const SUFFERS = words`
  fail\w* | error\w* | time[sd]? ?-?out\w* | timing out | hang\w* | hung | wait\w* | abort\w* | cut\w* | reset\w* | clos\w+ | drop\w* | lost | kill\w* | end[s]? | 50[234]s?
  gives? up | gave up | refus\w+ | reject\w* | miss\w* | stop\w* | delay\w* | stall\w* | truncat\w* | only | never more | again | retr\w+
`;
/** What happens stands near what it takes; a way there and back is at most so much. Judgements. */
const NEAR = 120;
const ABOVE = 0.01;
/** More parties than that have the same round number by chance. Judgement. */
const MOST = 2;

interface Told extends Span {
  readonly value: number;
  readonly kind: Default['kind'];
}

/** A figure that is met exactly, nobody set it, and one that is named has it as its default. */
export function equalsDefault(parts: Parts): Derived[] {
  const texts = textsOf(parts);
  const set = [
    ...timeoutsOf(parts).map((t) => t.seconds),
    ...parts.settings.flatMap((s) => (s.seconds === undefined ? [s.value] : [s.seconds, s.value])),
  ];
  for (const told of toldIn(parts)) {
    const reached = (limit: number): boolean => told.value >= limit && told.value <= limit * (1 + (told.kind === 'time' ? ABOVE : 0));
    if (set.some(reached)) continue;
    const owners = DEFAULTS.filter((d) => d.kind === told.kind && reached(d.value)).flatMap((d) => {
      const at = texts.flatMap(({ field, text }) => {
        const m = d.named.exec(text);
        return m ? [{ field, start: m.index, end: m.index + m[0].length, quote: m[0] }] : [];
      })[0];
      return at ? [{ of: d.of, value: d.value, at }] : [];
    });
    const [first] = owners;
    if (!first || owners.length > MOST) continue;
    const value = told.kind === 'time' ? time(first.value) : told.kind === 'bytes' ? `${shown(first.value)} bytes` : shown(first.value);
    return [
      {
        id: 'equals-default',
        text: `“${told.quote}”, and nothing that was given sets it: it is ${owners.map((o) => o.of).join(', or ')}, ${value} unless somebody sets it otherwise.`,
        formula: `${told.quote} = ${value}`,
        value: first.value,
        unit: told.kind === 'time' ? 's' : '',
        inputs: [spanOf(told), ...owners.map((o) => o.at)],
      },
    ];
  }
  return [];
}

function toldIn({ prose }: Parts): Told[] {
  return prose.flatMap(({ field, text }) =>
    [SAID, TO_THE_MILLISECOND].flatMap((pattern) =>
      [...text.matchAll(pattern)].flatMap((m): Told[] => {
        const figures = m[1] ?? '';
        const at = m.index + m[0].length;
        const unit = unitAfter(text.slice(at, at + 40));
        if (!SUFFERS.test(text.slice(Math.max(0, m.index - NEAR), at + NEAR))) return [];
        const end = at + (unit?.length ?? 0);
        const base = { field, start: m.index, end, quote: text.slice(m.index, end) };
        if (unit?.kind === 'duration') return [{ ...base, kind: 'time', value: numberIn(figures) * unit.scale }];
        if (unit?.kind === 'bytes') return [{ ...base, kind: 'bytes', value: numberIn(figures) * unit.scale }];
        return unit === undefined ? [{ ...base, kind: 'count', value: numberIn(figures) }] : [];
      }),
    ),
  );
}
