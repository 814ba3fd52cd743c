import { quantityAt } from './quantities/at.ts';
import { wordsOf } from './quantities/in-words.ts';
import { type Field, numbersOf } from './quantities/read.ts';
import { tokensOf } from './times/tokens.ts';
import type { FieldText, Quantity } from './types.ts';

/** Everything with a number and a meaning in the fields, with exact places; code is left to the reader of code. */
export function readQuantities(fields: readonly FieldText[]): Quantity[] {
  return fields.filter((f) => f.field !== 'code_snippet').flatMap(({ field, text }) => inField(field, text));
}

function inField(field: Field, text: string): Quantity[] {
  const taken = tokensOf(text);
  let next = 0;
  const out: Quantity[] = [];
  let until = 0;
  for (const n of numbersOf(text)) {
    if (n.start < until) continue;
    while (next < taken.length && (taken[next]?.end ?? 0) <= n.start) next++;
    const t = taken[next];
    if (t && t.start < n.end && n.start < t.end) continue;
    const q = quantityAt(field, text, n);
    if (!q) continue;
    out.push(q);
    until = q.kind === 'count' || q.kind === 'share' ? Math.max(n.end, spanOfNumbers(text, q)) : q.end;
  }
  return [...out, ...wordsOf(field, text)].sort((a, b) => a.start - b.start);
}

/** A count's noun may hold further numbers ("4 pods of 12"): only the part up to its own last digit is spent. */
function spanOfNumbers(text: string, q: Quantity): number {
  const digits = /^.*\d/s.exec(text.slice(q.start, q.end).split(/[A-Za-z]{2,}(?! ?\d)/)[0] ?? '');
  return q.start + (digits?.[0].length ?? 0);
}
