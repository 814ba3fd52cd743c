import { actionsOf, rule } from '../../paths.ts';

export const mitigationWithoutHypothesis = rule({
  id: 'mitigation-without-hypothesis',
  severity: 'error',
  why: 'an action that treats nothing named is done for its own sake',
  mend: 'trace it to a hypothesis, or leave it out',
  check: (r) => {
    const known = new Set(r.hypotheses.map((h) => h.id));
    return actionsOf(r).flatMap(({ place, action }) => {
      const lost = action.addresses.filter((id) => !known.has(id));
      return action.addresses.length === 0 || lost.length
        ? [
            {
              place: `${place}.addresses`,
              seen: lost.length ? `addresses ${lost.join(', ')}` : 'addresses nothing',
              expected: 'hypotheses of the ledger',
            },
          ]
        : [];
    });
  },
});
