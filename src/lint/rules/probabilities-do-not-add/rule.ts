import { anyOf, words } from '../../../text/index.ts';
import { hits, join, type Piece } from '../../document/piece.ts';
import type { Doc } from '../../document/types.ts';
import { at, prose, quoted, rule } from '../../rule.ts';

const OTHER_KIND = words`
  as (?:an? |the )?(?:amplif\w+|contribut\w+|aggravat\w+|enabl\w+|side|secondary) | present in the code | if (?:combined|together)
`;

/** Where the report says that they do, the fault is seen best. */
const SUMS = anyOf`sum(?:s|med)? | add(?:s|ed)? up | total(?:s|ling)? | normali[sz]e[sd]?(?: \w+)?`;
const ADD_UP = new RegExp(String.raw`[^.;:]{0,60}\b${SUMS} (?:up )?(?:to|is|of) (?:exactly )?100 ?%`, 'i');

export const probabilitiesDoNotAdd = rule({
  id: 'probabilities-do-not-add',
  severity: 'error',
  why: 'more than 100 % means that the numbers were not weighed against each other, and none of them can be used',
  mend: 'let the probabilities and what is left for something else add up to 100 %, or say that the causes may act together',
  check: (doc) => {
    const joint = doc.report?.joint;
    if (joint) {
      const least = Math.min(...joint.members.map((id) => doc.report?.hypotheses.find((h) => h.id === id)?.probability ?? 0));
      return joint.probability > least + 0.05
        ? [
            at(
              { text: joint.text, path: 'joint.probability' },
              `${joint.members.join(' with ')} at ${joint.probability}, one of them alone at ${least}`,
              'no more than the less probable of the two',
            ),
          ]
        : [];
    }
    // Causes of ours may act together: each number is a sum over the sets that hold it.
    if (doc.kind === 'own') return [];
    const points = doc.hypotheses.map((h) => h.likelihood?.percent ?? doc.table.find((r) => r.id === h.id)?.likelihood?.percent);
    if (points.length < 2 || points.some((p) => p === undefined)) return [];
    const claim = prose(doc)
      .flatMap((s) => hits(s.piece, ADD_UP))
      .find((h) => !/\b(?:not|n't|need not|never)\b/i.test(h.text));
    if (doc.together && !claim) return [];
    const low = points.reduce((s, p) => s + (p?.[0] ?? 0), doc.other ?? 0);
    const high = points.reduce((s, p) => s + (p?.[1] ?? 0), doc.other ?? 0);
    const first = doc.hypotheses[0];
    // "80 % (as amplifier)" is a share of something else than the others: there the sum goes wrong.
    const otherKind = doc.hypotheses.find((h) => OTHER_KIND.test(h.likelihood?.piece.text ?? ''));
    const rest = low - (points[otherKind ? doc.hypotheses.indexOf(otherKind) : -1]?.[0] ?? 0);
    // The others add up, and it says that this one is counted apart.
    if (otherKind && rest <= 104 && rest >= 80) return [];
    if (otherKind?.likelihood && low > 104)
      return [
        at(
          otherKind.likelihood.piece,
          rest > 104
            ? `the others alone add up to ${Math.round(rest)} %, and ${quoted(otherKind.likelihood.piece.text)} stands beside them in one list`
            : `${quoted(otherKind.likelihood.piece.text)} answers another question than the others, and stands in one sum of ${Math.round(low)} % with them`,
          'how likely each is the cause, in one sum of 100 %',
        ),
      ];
    const where = claim ?? passesAt(doc) ?? doc.table[0]?.piece ?? first?.likelihood?.piece ?? first?.title;
    const exact = points.every((p) => p?.[0] === p?.[1]);
    if (where && low > 104)
      return [
        at(
          where,
          `the probabilities add up to ${exact ? '' : 'at least '}${Math.round(low)} %`,
          '100 %, with what is left for something else',
        ),
      ];
    if (where && exact && high < 80)
      return [
        at(
          where,
          `the probabilities add up to ${Math.round(high)} %, and nothing is left for something else`,
          '100 %, with what is left for something else',
        ),
      ];
    return [];
  },
});

/** The entries, in the order of the table or of the ledger, with the last of which the sum goes beyond what can be. */
function passesAt(doc: Doc): Piece | undefined {
  const tabled = doc.table.length > 1 && doc.table.every((r) => r.likelihood?.percent);
  const entries = tabled
    ? doc.table.map((r) => ({ piece: r.piece, low: r.likelihood?.percent?.[0] ?? 0 }))
    : doc.hypotheses.map((h) => ({ piece: h.likelihood?.piece ?? h.title, low: h.likelihood?.percent?.[0] ?? 0 }));
  let sum = 0;
  const last = entries.findIndex(({ low }) => {
    sum += low;
    return sum > 104;
  });
  return last < 0 ? undefined : join(entries.slice(0, last + 1).map((e) => e.piece));
}
