import { sentences } from '../../document/piece.ts';
import { containment, contentWords } from '../../document/words.ts';
import { at, quoted, rule } from '../../rule.ts';

export const countedTwice = rule({
  id: 'counted-twice',
  severity: 'warning',
  why: 'one phenomenon told in two ways looks like two proofs',
  mend: 'count it once',
  check: (doc) => {
    if (doc.kind === 'foreign' && doc.computed) return [];
    if (doc.report)
      return doc.report.hypotheses.flatMap((h, i) =>
        h.supports.flatMap((b, j) =>
          h.supports.findIndex((x) => x.signal === b.signal && x.observable === b.observable) < j
            ? [at({ text: b.text, path: `hypotheses[${i}].supports[${j}]` }, `${b.signal} supports ${h.id} twice`, 'each signal once')]
            : [],
        ),
      );
    return doc.hypotheses.flatMap((h) => {
      const items = (h.parts.supporting ?? []).flatMap((p) => sentences(p)).map((p) => ({ p, words: contentWords(p.text) }));
      return items.flatMap(({ p, words }, i) => {
        const first = items
          .slice(0, i)
          .find((x) => words.size >= 3 && x.words.size >= 3 && Math.max(containment(words, x.words), containment(x.words, words)) >= 0.8);
        return first ? [at(p, `${quoted(p.text)} says again what ${quoted(first.p.text)} says`, 'each phenomenon once')] : [];
      });
    });
  },
});
