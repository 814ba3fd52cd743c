import type { Report } from '../../../report/types.ts';
import { rule } from '../../paths.ts';

type Quotation = Pick<Report['signals'][number], 'quote' | 'field' | 'event' | 'start' | 'end'>;

/** The text that a quotation is taken from: a field of the incident, or an event of the log. */
const textOf = (r: Report, q: Quotation): string =>
  q.field === 'log' ? (r.log?.find((e) => e.id === q.event)?.text ?? '') : r.incident[q.field];

export const quotationNotInInput = rule({
  id: 'quotation-not-in-input',
  severity: 'error',
  why: 'a quotation that nobody wrote is an invented fact',
  mend: 'quote the input to the letter',
  check: (r) => {
    const bad = (q: Quotation) => textOf(r, q).slice(q.start, q.end) !== q.quote;
    const say = (place: string, q: Quotation) =>
      bad(q) ? [{ place, seen: `“${q.quote.slice(0, 60)}”`, expected: `the text of ${q.field} at ${q.start}–${q.end}` }] : [];
    return [
      ...r.signals.flatMap((s, i) => [...say(`signals[${i}]`, s), ...s.also.flatMap((a, j) => say(`signals[${i}].also[${j}]`, a))]),
      ...r.triggers.flatMap((t, i) => say(`triggers[${i}]`, t)),
      ...r.derived.flatMap((d, i) => d.inputs.flatMap((q, j) => say(`derived[${i}].inputs[${j}]`, q))),
      ...r.contradictions.flatMap((c, i) => [...say(`contradictions[${i}].one`, c.one), ...say(`contradictions[${i}].other`, c.other)]),
    ];
  },
});
