import { type Hit, hits, type Piece } from '../../document/piece.ts';
import { containment, contentWords } from '../../document/words.ts';
import { at, quoted, rule } from '../../rule.ts';

/** One and the same thing, from here on. */
const ALIKE = 0.75;
/** A measure that has one state at a time. */
const MEASURE = /\bp\d{2,3}\b/gi;

export const signalOnBothSides = rule({
  id: 'signal-on-both-sides',
  severity: 'warning',
  only: 'elsewhere',
  why: 'evidence that counts both ways counts for nothing, and the likelihood rests on it',
  mend: 'decide on which side it stands, and say why the other reading fails',
  check: (doc) =>
    doc.computed
      ? []
      : doc.hypotheses.flatMap((h) => {
          const against = h.parts.disconfirming ?? [];
          const figure = (h.parts.supporting ?? []).flatMap((p) => sameFigure(p, against)).slice(0, 1);
          if (figure.length > 0)
            return figure.map((f) =>
              at(
                f.at,
                `${quoted(f.at.text)} supports ${h.id}, and ${quoted(f.other)} speaks against it`,
                'the side on which it stands, once',
              ),
            );
          return (h.parts.supporting ?? []).flatMap((p) => {
            const other = against.find((q) => sameSignal(p, q));
            return other
              ? [
                  at(
                    p,
                    `${quoted(p.text)} supports ${h.id}, and ${quoted(other.text)} speaks against it`,
                    'the side on which it stands, once',
                  ),
                ]
              : [];
          });
        }),
});

/** "1.2x at the edge", and on the other side "1.2x does not explain it": one factor, weighed twice. */
function sameFigure(p: Piece, against: readonly Piece[]): { readonly at: Hit; readonly other: string }[] {
  return hits(p, FACTOR).flatMap((h) => {
    const other = against.flatMap((q) => q.text.split(/[;.](?=\s|$)/)).find((c) => c.trim().startsWith(h.text));
    return other === undefined ? [] : [{ at: h, other: other.trim() }];
  });
}
const FACTOR = /(?<![\w.])\d+\.\d+\s?[x×](?!\s?\d)/;

function sameSignal(p: Piece, q: Piece): boolean {
  // Several signals in one line are told apart by nobody.
  if (/;/.test(p.text) || /;/.test(q.text)) return false;
  const measures = (p.text.match(MEASURE) ?? []).filter((m) => new RegExp(`\\b${m}\\b`, 'i').test(q.text));
  const [a, b] = [contentWords(p.text), contentWords(q.text)];
  const shared = [...a].filter((w) => b.has(w)).length;
  return (
    (measures.length > 0 && shared > measures.length) ||
    (Math.min(a.size, b.size) >= 3 && Math.max(containment(a, b), containment(b, a)) >= ALIKE)
  );
}
