import { breaking, first } from '../../../../tests/support/breaking.ts';
import { labelContradictsRank } from './rule.ts';

breaking(labelContradictsRank, (r) => {
  first(r.hypotheses).likelihood = 'very likely, 80–95 %';
});
