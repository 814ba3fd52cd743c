import { strength } from '../../document/likelihood.ts';
import { at, quoted, ranked, rule } from '../../rule.ts';

export const rankNotMonotone = rule({
  id: 'rank-not-monotone',
  severity: 'error',
  why: 'people read from the top: a likelier cause below a less likely one is checked too late',
  mend: 'order by likelihood, in the ledger or in the ranked table',
  check: (doc) => {
    const rows =
      doc.table.length > 1
        ? doc.table.map((r) => ({ id: r.id, likelihood: r.likelihood, where: r.piece }))
        : ranked(doc).map((h) => ({ id: h.id, likelihood: h.likelihood, where: h.likelihood?.piece ?? h.title }));
    // Numbers are compared to the point, words only where they are a step apart.
    const apart = doc.kind === 'own' ? 1e-9 : 0.021;
    return rows.flatMap((row, i) => {
      const here = strength(row.likelihood);
      const above = rows.slice(0, i).find((r) => {
        const there = strength(r.likelihood);
        const numbers = r.likelihood?.percent && row.likelihood?.percent;
        return here !== undefined && there !== undefined && here - there > (numbers ? apart : 0.19);
      });
      if (!above || (doc.table.length <= 1 && row.likelihood?.superlative)) return [];
      const say = (x: typeof row) =>
        x.likelihood?.percent && doc.kind === 'own' ? `${x.likelihood.percent[0]} %` : quoted(x.likelihood?.piece.text ?? '');
      return [at(row.where, `${row.id} (${say(row)}) stands below ${above.id} (${say(above)})`, 'likelihoods that fall with the rank')];
    });
  },
});
