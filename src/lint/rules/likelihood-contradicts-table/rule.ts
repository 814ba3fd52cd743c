import { strength } from '../../document/likelihood.ts';
import type { Doc, Hypothesis, Ranked } from '../../document/types.ts';
import { at, prose, quoted, ranked, rule } from '../../rule.ts';

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
    const elsewhere = saidElsewhere(doc);
    if (elsewhere.length > 0) return [...found, ...elsewhere];
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

const LEAD = '(?:the|our|leading|lead|main|primary|top|root|diagnosis|cause|hypothesis|in|of|is|at)';
const OF_THE_LEAD = new RegExp(String.raw`\b(?:confidence|certainty|likelihood|probability)\b(?: ${LEAD})*\W{0,4}(\d{1,3}) ?%`, 'i');
const OF_ONE = /\b(H\d{1,2})\b(?: (?:at|with|is|stands at))? ?[(:]? ?(?:about |~)?(\d{1,3}) ?%(?! of)/g;

/** What the rest of the report says of how likely a hypothesis is: "Confidence in leading cause: 97 %". */
function saidElsewhere(doc: Doc) {
  const percentOf = (h: Hypothesis | undefined) => h?.likelihood?.percent ?? doc.table.find((r) => r.id === h?.id)?.likelihood?.percent;
  const off = (h: Hypothesis | undefined, n: number) => {
    const own = percentOf(h);
    return own !== undefined && (n > own[1] + 5 || n < own[0] - 5) ? own : undefined;
  };
  return prose(doc)
    .filter((s) => s.section === 'head' || s.section === 'snapshot' || s.section === 'followUp')
    .flatMap(({ piece }) => {
      const lead = OF_THE_LEAD.exec(piece.text);
      const said = [
        ...(lead ? [{ m: lead, h: ranked(doc)[0], n: Number(lead[1]) }] : []),
        ...[...piece.text.matchAll(OF_ONE)].map((m) => ({ m, h: doc.hypotheses.find((x) => x.id === m[1]), n: Number(m[2]) })),
      ];
      return said.flatMap(({ m, h, n }) => {
        const own = off(h, n);
        return h && own
          ? [
              at(
                { piece, start: m.index, end: m.index + m[0].length, text: m[0] },
                `${quoted(m[0])} here, and ${h.id} stands at ${own[0]} % in the ledger`,
                'the likelihood of the ledger',
              ),
            ]
          : [];
      });
    });
}
