import { rule } from '../../paths.ts';

export const noSacrifice = rule({
  id: 'no-sacrifice',
  severity: 'warning',
  why: 'every fast mitigation costs something; unsaid, it is paid unknowingly',
  mend: 'say what it gives up',
  check: (r) =>
    r.mitigations.flatMap((m, i) =>
      m.sacrifices.trim() === '' ? [{ place: `mitigations[${i}].sacrifices`, seen: 'no sacrifice', expected: 'what it gives up' }] : [],
    ),
});
