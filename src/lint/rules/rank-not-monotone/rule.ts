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
    const apart = doc.kind === 'own' ? 1e-9 : 0.0199;
    const inverted = (above: (typeof rows)[number], below: (typeof rows)[number]) => {
      const [a, b] = [strength(above.likelihood), strength(below.likelihood)];
      const numbers = above.likelihood?.percent && below.likelihood?.percent;
      return a !== undefined && b !== undefined && b - a > (numbers ? apart : 0.19);
    };
    const say = (x: (typeof rows)[number]) =>
      x.likelihood?.percent && doc.kind === 'own' ? `${x.likelihood.percent[0]} %` : quoted(x.likelihood?.piece.text ?? '');
    const told = new Set<string>();
    return rows.flatMap((row, i) => {
      const above = rows.slice(0, i).find((r) => inverted(r, row));
      if (!above || (doc.table.length <= 1 && row.likelihood?.superlative)) return [];
      // In a table the row that stands too high is the one to move, unless the lower one is out of order with several.
      const high = doc.table.length > 1 && rows.slice(0, i).filter((r) => inverted(r, row)).length === 1;
      if (high && told.has(above.id)) return [];
      told.add(above.id);
      return high
        ? [at(above.where, `${above.id} (${say(above)}) stands above ${row.id} (${say(row)})`, 'likelihoods that fall with the rank')]
        : [at(row.where, `${row.id} (${say(row)}) stands below ${above.id} (${say(above)})`, 'likelihoods that fall with the rank')];
    });
  },
});
