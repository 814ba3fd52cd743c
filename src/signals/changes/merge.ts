import type { FieldText, TimeFacts } from '../types.ts';
import type { ChangeRead } from './types.ts';

/** One event told twice is one: the same name, or the same minute and kind. */
export function merged(changes: readonly ChangeRead[]): ChangeRead[] {
  const out: ChangeRead[] = [];
  for (const c of changes) {
    const twin = out.findIndex(
      (o) =>
        o.name.toLowerCase() === c.name.toLowerCase() ||
        (o.at &&
          c.at &&
          o.at.minutes === c.at.minutes &&
          !o.at.derived &&
          o.at.start === c.at.start &&
          o.kinds.some((k) => c.kinds.includes(k))),
    );
    const other = out[twin];
    if (!other) out.push(c);
    else
      out[twin] = {
        ...(other.at ? other : c.at ? c : other),
        kinds: [...new Set([...other.kinds, ...c.kinds])],
        ...((other.undone ?? c.undone) ? { undone: other.undone ?? c.undone } : {}),
      } as ChangeRead;
  }
  return out;
}

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
