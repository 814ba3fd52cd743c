import type { Observable } from '../knowledge/types.ts';
import { anyOf } from '../text/index.ts';
import type { FieldText, Signal } from './types.ts';

const HEADING = anyOf`
  red herrings?(?: so far)? | not so | not to blame[^.:;\n]{0,20} | not relevant | not it | not the cause | excluded(?: so far)? | ruled out(?: so far)? | irrelevant | innocent(?: so far)? | (?:also )?noise | wrong (?:ideas?|tracks?|trails?) | false (?:leads?|trails?)
`;
/** "Red herrings: …", "Ruled out: …": what follows up to the end of the line, or of a list below it, is not what happens. */
const EXCLUDED = new RegExp(
  String.raw`(?<=^|[.;!?]\s|\n\s{0,12}(?:[-*•] )?)(?:(?:\*\*)?${HEADING}(?:\*\*)?\s?:|#{1,4} ${HEADING}:?(?=\s))[^\n]*(?:\n[ \t]*[-*•][^\n]*){0,12}`,
  'gi',
);

/**
 * Without what is read of suspicions that the telling itself puts aside. What is denied there, and what nobody asks, is read as anywhere; what was tried in
 * vain is read by its act and effect (`attempts.ts`).
 */
export function notExcluded(
  signals: readonly Signal[],
  fields: readonly FieldText[],
  observables: ReadonlyMap<string, Observable>,
): Signal[] {
  const spans = fields.flatMap(({ field, text }) =>
    field === 'code_snippet' ? [] : [...text.matchAll(EXCLUDED)].map((m) => ({ field, start: m.index, end: m.index + m[0].length })),
  );
  if (spans.length === 0) return [...signals];
  return signals.filter((s) => {
    const asked = observables.get(s.observable)?.askable ?? true;
    return (
      s.value === 'no' || !asked || s.origin !== 'text' || !spans.some((x) => x.field === s.field && x.start <= s.start && s.end <= x.end)
    );
  });
}
