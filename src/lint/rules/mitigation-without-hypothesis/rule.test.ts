import { breaking, first } from '../../../../tests/support/breaking.ts';
import { mitigationWithoutHypothesis } from './rule.ts';

breaking(mitigationWithoutHypothesis, (r) => {
  r.mitigations.push({ ...first(r.mitigations), id: 'FM2', addresses: [] });
});
