import { rule } from '../../paths.ts';

export const hypothesisWithoutMitigation = rule({
  id: 'hypothesis-without-mitigation',
  severity: 'error',
  why: 'if it turns out to be this one, there is nothing to do tonight',
  mend: 'add a mitigation that treats it',
  check: (r) =>
    r.hypotheses.flatMap((h, i) =>
      r.mitigations.some((m) => m.addresses.includes(h.id))
        ? []
        : [{ place: `hypotheses[${i}]`, seen: `no mitigation addresses ${h.id}`, expected: 'at least one' }],
    ),
});
