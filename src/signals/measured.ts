import type { Measured } from '../knowledge/types.ts';
import { anyOf } from '../text/index.ts';

const UNIT = anyOf`% | percent | per cent | ms | s | sec | seconds? | min | minutes? | h | hours? | [kmgt]i?b | x | times`;
const NUMBER = new RegExp(String.raw`(?<![\w.:/+−-])(\d[\d,]*(?:\.\d+)?)\s*(${UNIT})?(?![\w:/-])`, 'gi');

/** Words before a number that make it another time's, a target or a limit. */
const NOT_NOW = new RegExp(
  String.raw`\b${anyOf`
    normally | normal | usually | was | were | target | limit | limits | max | maximum | of | baseline | before | from | threshold
    under | below | request | requests | slo | expected | capacity | set to | budget | by | (?:one|single|1) core
  `}\s*(?:is|are|of|at|:|=)?\s*$`,
  'i',
);

/** "34 % until 13:56, since then 100 %". */
const ENDED = /^\s*(?:until|till|before|up to)\b/i;

const SCALE: Readonly<Record<string, number>> = {
  ms: 0.001,
  s: 1,
  sec: 1,
  second: 1,
  seconds: 1,
  min: 60,
  minute: 60,
  minutes: 60,
  h: 3600,
  hour: 3600,
  hours: 3600,
};
const BYTES: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, g: 1e9, t: 1e12 };

const NO_SUBJECT = anyOf`
  at | now | about | around | up | peaks? | peaking | only | under | over | still | is | was | today | currently | mostly | often
`;
/** Where what a subject says ends: another subject begins ("CPU fine, disk 98 %", "CPU idle and memory 90 %"). */
const NEXT_SUBJECT = new RegExp(
  anyOf`
    [;,]\s+(?=[a-z])(?!${NO_SUBJECT}\b) | (?<=\S)\s+(?:but|while|whereas)\s | (?<=\S)\s+and\s+(?=[a-z][\w-]*\s+(?:is |at |of )?\d)
  `,
  'i',
);
/** "Delay < 2 s" is less than two. */
const JUST_UNDER = 0.999;
const CHANGED_TO = /^\s*(?:->|→|=>|(?:goes |went |rises |rose |climbs |climbed |jumps |jumped )?(?:up )?to)\s*/i;
const RATIO = /^[^\d;,]{0,20}?(\d[\d,]*(?:\.\d+)?)\s?([kmgt])i?b?\s?(?:of|\/|out of)\s?(?:the )?(\d[\d,]*(?:\.\d+)?)\s?([kmgt])i?b?\b/i;
/** A signed number is a difference ("−3 % CPU"), not a level. */
const BEFORE = /(?<![\w.:/+−-])(\d[\d,]*(?:\.\d+)?)\s?(?:%|percent|per cent)\s(?:of\s)?(?:the\s|its\s|all\s)?$/i;

const numberOf = (text: string | undefined): number => Number((text ?? '').replace(/,/g, ''));

/** The present number of a unit that belongs to the subject at [from, to): "CPU 9 %", "2 % CPU", "CPU 30 % -> 98 %", "memory 600 MB of 2 GB". */
export function numberAt(sentence: string, from: number, to: number, unit: Measured['unit']): { value: number; end: number } | undefined {
  if (unit === 'percent') {
    const before = BEFORE.exec(sentence.slice(Math.max(0, from - 30), from));
    if (
      before &&
      !/^\s*(?:more|less|higher|lower|saved)\b/i.test(sentence.slice(to)) &&
      !NOT_NOW.test(sentence.slice(Math.max(0, from - 60), from).slice(0, -before[0].length))
    )
      return { value: numberOf(before[1]), end: to };
  }
  const rest = sentence.slice(to, to + 60);
  const next = NEXT_SUBJECT.exec(rest);
  // "CPU and memory at 90 %" speaks of both.
  return numberAfter(next && next.index > 0 ? sentence.slice(0, to + next.index) : sentence, to, unit);
}

/** The first present number of a unit after the subject: of a change, what it changed to. */
export function numberAfter(clause: string, from: number, unit: Measured['unit']): { value: number; end: number } | undefined {
  const text = clause.slice(from, from + 60);
  const ratio = unit === 'percent' ? RATIO.exec(text) : null;
  if (ratio && !NOT_NOW.test(text.slice(0, ratio[0].search(/\d/)))) {
    const bytes = (n: number) => numberOf(ratio[n]) * (BYTES[(ratio[n + 1] ?? '').toLowerCase()] ?? 1);
    if (bytes(3) > 0 && bytes(1) <= bytes(3)) return { value: Math.round((100 * bytes(1)) / bytes(3)), end: from + ratio[0].length };
  }
  let found: { value: number; end: number } | undefined;
  for (const m of text.matchAll(NUMBER)) {
    if (found) {
      // A later number only counts as the end of the change that the first one began.
      if (!CHANGED_TO.test(text.slice(found.end - from, m.index)) || !/^\s*\S+\s*$/.test(text.slice(found.end - from, m.index)))
        return found;
    } else if (NOT_NOW.test(clause.slice(from, from + m.index)) || ENDED.test(text.slice(m.index + m[0].length))) continue;
    const below = /[<≤]\s*$/.test(text.slice(0, m.index));
    const value = inUnit(numberOf(m[1]) * (below ? JUST_UNDER : 1), (m[2] ?? '').toLowerCase(), unit);
    if (value === undefined) {
      if (found) return found;
      continue;
    }
    const end = from + m.index + m[0].length;
    if (found) return { value, end };
    found = { value, end };
  }
  return found;
}

function inUnit(n: number, written: string, unit: Measured['unit']): number | undefined {
  if (unit === 'percent') return written === '%' || written.startsWith('per') ? n : undefined;
  if (unit === 'seconds') return written in SCALE ? n * (SCALE[written] ?? 1) : undefined;
  if (unit === 'bytes') return /b$/.test(written) ? n * (BYTES[written[0] ?? ''] ?? 1) : undefined;
  if (unit === 'times') return written === 'x' || written === 'times' ? n : undefined;
  return written === '' ? n : undefined;
}

/** ">= 85", "< 60", "2..10", "= 0" */
export function satisfies(value: number, comparison: string): boolean {
  const range = /^\s*([\d.]+)\s*\.\.\s*([\d.]+)\s*$/.exec(comparison);
  if (range) return value >= Number(range[1]) && value <= Number(range[2]);
  const m = /^\s*(>=|<=|>|<|=)\s*([\d.]+)/.exec(comparison);
  if (!m) return false;
  const limit = Number(m[2]);
  return m[1] === '>='
    ? value >= limit
    : m[1] === '<='
      ? value <= limit
      : m[1] === '>'
        ? value > limit
        : m[1] === '<'
          ? value < limit
          : value === limit;
}
