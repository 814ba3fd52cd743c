import { strength } from '../../document/likelihood.ts';
import type { Doc, Ranked } from '../../document/types.ts';
import { at, quoted, rule } from '../../rule.ts';

export const likelihoodContradictsTable = rule({
  id: 'likelihood-contradicts-table',
  severity: 'error',
  why: 'one of the two numbers is wrong, and the reader does not know which',
  mend: 'state each likelihood once, and copy it into the table',
  check: (doc) => {
    if (doc.report)
      return doc.report.matrix.hypotheses.length === doc.hypotheses.length &&
        doc.report.matrix.hypotheses.some((id, i) => doc.hypotheses[i]?.id !== id)
        ? [at({ text: '', path: 'matrix.hypotheses' }, 'columns in another order than the ledger', 'the order of the ledger')]
        : [];
    const found = doc.table.flatMap((row) => {
      const h = doc.hypotheses.find((x) => x.id === row.id);
      const own = h?.likelihood;
      const theirs = row.likelihood;
      if (!h || !own || !theirs || own.piece === theirs.piece) return [];
      const a = own.percent;
      const b = theirs.percent;
      const numbers = a && b && (a[0] > b[1] + 2 || b[0] > a[1] + 2);
      const words = !(a && b) && own.word !== undefined && theirs.word !== undefined && Math.abs(own.word - theirs.word) >= 0.2;
      const mixed =
        !(a && b) &&
        !(own.word !== undefined && theirs.word !== undefined) &&
        Math.abs((strength(own) ?? 0) - (strength(theirs) ?? 0)) >= 0.35;
      return numbers || words || (mixed && !own.superlative)
        ? [
            at(
              own.piece,
              `${h.id} is ${quoted(own.piece.text)} in its section and ${quoted(theirs.piece.text)} in the table`,
              'the same likelihood in both',
            ),
          ]
        : [];
    });
    const swapped = found.length > 1 ? swappedRow(doc) : undefined;
    return swapped
      ? [
          at(
            swapped.row.piece,
            `${swapped.row.id} and ${swapped.other.id} have each other's likelihood in the table`,
            'the same likelihood in both',
          ),
        ]
      : found;
  },
});

/** Two rows of the table hold each other's number: one slip of the table, not two of the sections. */
function swappedRow(doc: Doc): { readonly row: Ranked; readonly other: Ranked } | undefined {
  const own = (id: string) => doc.hypotheses.find((h) => h.id === id)?.likelihood?.percent?.[0];
  const shown = (r: Ranked) => r.likelihood?.percent?.[0];
  for (const row of doc.table) {
    const other = doc.table.find((r) => r !== row && shown(r) !== undefined && shown(r) === own(row.id) && shown(row) === own(r.id));
    if (other && shown(row) !== shown(other)) return { row, other };
  }
  return undefined;
}
