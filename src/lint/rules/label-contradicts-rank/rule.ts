import { bandOf, bandWords } from '../../../diagnosis/index.ts';
import { strength } from '../../document/likelihood.ts';
import { piece } from '../../document/piece.ts';
import { at, ordinal, quoted, ranked, rule } from '../../rule.ts';

/** Words a step or more apart: "Low" (0.12) and "Medium" (0.4), not "High" and "Very high". */
const APART = 0.2;

export const labelContradictsRank = rule({
  id: 'label-contradicts-rank',
  severity: 'error',
  why: 'a label is what is remembered of a rank: people act on "highest" wherever it stands in the table',
  mend: 'take the label from the rank, or the rank from the label',
  check: (doc) => {
    if (doc.report)
      return doc.report.hypotheses.flatMap((h, i) =>
        h.band === bandOf(h.probability) && h.likelihood === bandWords(h.probability)
          ? []
          : [
              at(
                piece(h.likelihood, `hypotheses[${i}].band`),
                `"${h.likelihood}" at probability ${h.probability}`,
                `"${bandWords(h.probability)}"`,
              ),
            ],
      );
    const order = ranked(doc);
    const tabled = doc.table.length > 1;
    return order.flatMap((h) => {
      const label = h.likelihood;
      const ranked = doc.table.find((r) => r.id === h.id);
      const row = ranked?.piece ?? label?.piece;
      // "80 % | Low", where the second is what it costs to confirm.
      const beside = row && sideBySide((ranked?.rated ?? row).text);
      if (row && beside) return [at(row, `${h.id}: ${beside[0]} beside ${quoted(beside[1])}`, 'a word that means the number')];
      if (!label) return [];
      if (label.superlative && h.rank > 1)
        return [
          at(
            label.piece,
            `${quoted(label.piece.text)} on ${h.id}, which is ranked ${ordinal(h.rank)} of ${order.length}`,
            'the highest label on the first rank',
          ),
        ];
      // Without a table the order of the ledger is the ranking, and rank-not-monotone speaks of it.
      const own = strength(label);
      if (!tabled || own === undefined) return [];
      const above = order.find((o) => {
        const theirs = strength(o.likelihood);
        return (
          o.rank < h.rank &&
          theirs !== undefined &&
          own - theirs >= APART &&
          !doc.table.some((r) => r.id === h.id && strength(r.likelihood) !== undefined)
        );
      });
      return above
        ? [
            at(
              label.piece,
              `${h.id} ${quoted(label.piece.text)} is ranked ${ordinal(h.rank)}, below ${above.id} ${quoted(above.likelihood?.piece.text ?? '')}`,
              'labels that fall with the rank',
            ),
          ]
        : [];
    });
  },
});

/** "97 % … low": a number and a word for it that are worlds apart, with nothing else between them. */
function sideBySide(text: string): readonly [string, string] | undefined {
  const percent = /(?<![\d.])(\d{1,3})(?:\.\d+)?\s?%/.exec(text);
  const word = /\b(very high|high|very low|low)\W*$/i.exec(text);
  if (!percent || !word || /\b(?:impact|effort|cost|risk)\b/i.test(text)) return undefined;
  const n = Number(percent[1]);
  const low = /low/i.test(word[1] ?? '');
  return (low && n >= 70) || (!low && n <= 10) ? [percent[0], word[1] ?? ''] : undefined;
}
