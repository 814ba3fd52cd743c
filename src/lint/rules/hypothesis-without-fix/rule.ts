import { rule } from '../../paths.ts';

export const hypothesisWithoutFix = rule({
  id: 'hypothesis-without-fix',
  severity: 'error',
  why: 'a mitigated cause comes back',
  mend: 'add a fix that removes the cause',
  check: (r) =>
    r.hypotheses.flatMap((h, i) =>
      r.fixes.some((m) => m.addresses.includes(h.id))
        ? []
        : [{ place: `hypotheses[${i}]`, seen: `no fix addresses ${h.id}`, expected: 'at least one' }],
    ),
});
