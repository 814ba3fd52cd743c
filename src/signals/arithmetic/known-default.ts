import type { Span } from '../../incident/types.ts';
import { anyOf, words } from '../../text/index.ts';
import { unitAfter } from '../quantities/units.ts';
import { timeoutsOf } from './timing.ts';
import type { Derived, NamedTechnology, Parts } from './types.ts';
import { numberIn, shown, spanOf, time } from './words.ts';

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
  readonly kind: 'time' | 'bytes' | 'count';
  /** What is said around it, in lower case. */
  readonly around: string;
}

/** A figure that is met exactly and that nobody set, and that a technology which is named has by its documentation. */
export function equalsDefault(parts: Parts): Derived[] {
  const set = [
    ...timeoutsOf(parts).map((t) => t.seconds),
    ...parts.settings.flatMap((s) => (s.seconds === undefined ? [s.value] : [s.seconds, s.value])),
  ];
  for (const told of toldIn(parts)) {
    if (set.some((value) => reaches(told, value))) continue;
    const owners = (parts.technologies ?? []).flatMap((t) => ownedBy(t, told));
    const [first] = owners;
    if (!first || owners.length > MOST) continue;
    const value = told.kind === 'time' ? time(first.value) : `${shown(first.value)}${told.kind === 'bytes' ? ' bytes' : ''}`;
    return [
      {
        id: 'equals-default',
        text: `“${told.quote}”, and nothing that was given sets it: ${value} is by the documentation ${owners.map((o) => o.of).join(', and ')}.`,
        formula: `${told.quote} = ${value}`,
        value: first.value,
        unit: told.kind === 'time' ? 's' : '',
        inputs: [spanOf(told), ...owners.map((o) => spanOf(o.at))],
      },
    ];
  }
  return [];
}

const reaches = (told: Told, value: number): boolean =>
  told.value >= value && told.value <= value * (1 + (told.kind === 'time' ? ABOVE : 0));

const ownedBy = (at: NamedTechnology, told: Told) =>
  at.defaults.flatMap(({ name, means, met }) =>
    met?.kind === told.kind && reaches(told, met.value) && (met.beside.length === 0 || met.beside.some((w) => told.around.includes(w)))
      ? [{ at, value: met.value, of: `${name} of ${at.name} (${means})` }]
      : [],
  );

function toldIn({ prose }: Parts): Told[] {
  return prose.flatMap(({ field, text }) =>
    [SAID, TO_THE_MILLISECOND].flatMap((pattern) =>
      [...text.matchAll(pattern)].flatMap((m): Told[] => {
        const figures = m[1] ?? '';
        const at = m.index + m[0].length;
        const unit = unitAfter(text.slice(at, at + 40));
        const around = text.slice(Math.max(0, m.index - NEAR), at + NEAR).toLowerCase();
        if (!SUFFERS.test(around)) return [];
        const end = at + (unit?.length ?? 0);
        const base = { field, start: m.index, end, quote: text.slice(m.index, end), around };
        if (unit?.kind === 'duration') return [{ ...base, kind: 'time', value: numberIn(figures) * unit.scale }];
        if (unit?.kind === 'bytes') return [{ ...base, kind: 'bytes', value: numberIn(figures) * unit.scale }];
        return unit === undefined ? [{ ...base, kind: 'count', value: numberIn(figures) }] : [];
      }),
    ),
  );
}
