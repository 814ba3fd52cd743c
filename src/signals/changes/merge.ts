import { anyOf } from '../../text/index.ts';
import type { FieldText, TimeFacts } from '../types.ts';
import type { ChangeRead } from './types.ts';

/** One event told twice is one: the same name, or the same minute and kind. */
export function merged(changes: readonly ChangeRead[]): ChangeRead[] {
  const out: ChangeRead[] = [];
  for (const c of changes) {
    const twin = out.findIndex(
      (o) =>
        o.name.toLowerCase() === c.name.toLowerCase() ||
        namesAgain(o, c) ||
        (o.at &&
          c.at &&
          o.at.minutes === c.at.minutes &&
          !o.at.derived &&
          o.at.start === c.at.start &&
          !(STEPS.test(o.name) && STEPS.test(c.name)) &&
          o.kinds.some((k) => c.kinds.includes(k))),
    );
    const other = out[twin];
    if (!other) out.push(c);
    else
      out[twin] = {
        ...(other.at ? other : c.at ? c : other),
        kinds: [...new Set([...other.kinds, ...c.kinds])],
        ...((other.undone ?? c.undone) ? { undone: other.undone ?? c.undone } : {}),
        ...((other.cleared ?? c.cleared) ? { cleared: other.cleared ?? c.cleared } : {}),
      } as ChangeRead;
  }
  return out;
}

/** "node 18 -> 20" and "sharp 0.32 -> 0.33" of one release. */
const STEPS = /\S ?(?:->|→|=>) ?\S/;

const COMMON = new RegExp(
  `^${anyOf`
  the | a | an | our | of | to | for | in | on | at | with | and | new | was | were | we | deploy\w* | releas\w* | version | change\w* | rolled | out | update\w*
  upgrade\w* | moved | switched | started | service | app | only | same | day | from | by | is | it
`}$`,
);

/** What tells a change from others: its name's own words, versions and numbers. */
const ownWords = (name: string): string[] => (name.toLowerCase().match(/[\p{L}\d][\p{L}\d._-]*/gu) ?? []).filter((w) => !COMMON.test(w));

/** "Release 4.31" and later "4.31 went out at 14:10" are one change, unless their times differ. */
function namesAgain(a: ChangeRead, b: ChangeRead): boolean {
  if (!a.kinds.some((k) => b.kinds.includes(k))) return false;
  if (a.at && b.at && Math.abs(a.at.minutes - b.at.minutes) > SAME_DAY) return false;
  const [few, many] = [ownWords(a.name), ownWords(b.name)].sort((x, y) => x.length - y.length) as [string[], string[]];
  const telling = few.length > 1 || few.some((w) => /\d/.test(w));
  return telling && few.every((w) => many.includes(w));
}

/** Minutes within which two times of one change may be told: "on Tuesday" and "Tuesday 14:10". */
const SAME_DAY = 1440;

/** Peak hours that hold the onset began before it, and belong to its window. */
export function withPeaks(changes: readonly ChangeRead[], time: TimeFacts, fields: readonly FieldText[]): ChangeRead[] {
  const { onset } = time;
  if (!onset) return [...changes];
  const peaks = time.intervals.filter(
    (i) =>
      /peak|busy|business|rush|office|working|opening|trading/.test(i.what) &&
      i.from.minutes <= onset.minutes &&
      onset.minutes <= i.to.minutes,
  );
  return [
    ...changes.filter(
      (c) =>
        !(
          c.kinds.length === 1 &&
          c.kinds[0] === 'traffic' &&
          peaks.some((p) => p.from.field === c.field && p.from.start >= c.start && p.to.end <= c.end)
        ),
    ),
    ...peaks.map((p): ChangeRead => {
      const { field } = p.from;
      const text = fields.find((f) => f.field === field)?.text ?? '';
      // The quotation holds the name of the peak where it stands directly before.
      const named = text.toLowerCase().lastIndexOf(p.what, p.from.start);
      const start = named >= 0 && p.from.start - named < 60 ? named : p.from.start;
      const end = p.to.end;
      const quote = text.slice(start, end);
      return {
        kinds: ['traffic'],
        name: p.what.startsWith('peak') ? `start of the ${p.what}` : `start of ${p.what}`,
        field,
        start,
        end,
        quote,
        at: p.from,
        minutesBeforeOnset: onset.minutes - p.from.minutes,
      };
    }),
  ];
}
