import { breaking, first } from '../../../../tests/support/breaking.ts';
import { branchToNowhere } from './rule.ts';

breaking(branchToNowhere, (r) => {
  first(first(r.plan.steps).outcomes).next = { conclude: 'H9', probability: 0.5, remedies: [], text: '' };
});
