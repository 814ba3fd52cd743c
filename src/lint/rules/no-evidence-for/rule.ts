import { rule } from '../../paths.ts';

export const noEvidenceFor = rule({
  id: 'no-evidence-for',
  severity: 'warning',
  why: 'a leading cause that no signal speaks for is a guess',
  mend: 'say that it stands on its prior alone, or rank by the signals',
  check: (r) => {
    const lead = r.hypotheses[0];
    return lead && lead.supports.length === 0 && lead.probability >= 0.2
      ? [{ place: 'hypotheses[0].supports', seen: 'no supporting signal', expected: 'at least one' }]
      : [];
  },
});
