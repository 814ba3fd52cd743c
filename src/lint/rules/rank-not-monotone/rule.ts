import { rule } from '../../paths.ts';

export const rankNotMonotone = rule({
  id: 'rank-not-monotone',
  severity: 'error',
  why: 'people read from the top: a likelier cause below a less likely one is checked too late',
  mend: 'order the ledger by probability',
  check: (r) =>
    r.hypotheses.flatMap((h, i) => {
      const above = r.hypotheses[i - 1];
      return above && h.probability > above.probability + 1e-9
        ? [
            {
              place: `hypotheses[${i}].probability`,
              seen: `${h.id} at ${h.probability} below ${above.id} at ${above.probability}`,
              expected: 'probabilities that fall with the rank',
            },
          ]
        : [];
    }),
});
