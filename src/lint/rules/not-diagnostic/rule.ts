import { sentences } from '../../document/piece.ts';
import { contentWords, similarity } from '../../document/words.ts';
import { at, quoted, rule } from '../../rule.ts';

/** Two supports say the same. */
const SAME = 0.6;
/** A support that its rivals make so much likelier is none. */
const AGAINST = 0.1;

export const notDiagnostic = rule({
  id: 'not-diagnostic',
  severity: 'warning',
  why: 'a signal that every cause predicts tells none of them apart; it only makes each look supported',
  mend: 'cite it once in the snapshot, and support each hypothesis by what its rivals do not predict',
  check: (doc) => {
    if (doc.kind === 'foreign' && doc.computed) return [];
    if (doc.report)
      return doc.report.hypotheses.flatMap((h, i) =>
        h.supports.flatMap((b, j) =>
          b.ratio < AGAINST
            ? [
                at(
                  { text: b.text, path: `hypotheses[${i}].supports[${j}]` },
                  `${b.signal} makes ${h.id} ${b.ratio} times as likely`,
                  'a support that makes it likelier',
                ),
              ]
            : [],
        ),
      );
    const others = doc.hypotheses.filter((h) => (h.parts.supporting ?? []).length > 0);
    if (others.length < 3) return [];
    const [first, ...rest] = others;
    const items = (h: (typeof others)[number]) => (h.parts.supporting ?? []).flatMap((p) => sentences(p));
    return items(first as (typeof others)[number]).flatMap((item) => {
      const words = contentWords(item.text);
      const everywhere = words.size >= 3 && rest.every((h) => items(h).some((x) => similarity(words, contentWords(x.text)) >= SAME));
      return everywhere
        ? [at(item, `${quoted(item.text)} supports all ${others.length} hypotheses`, 'a signal that the rivals do not predict')]
        : [];
    });
  },
});
