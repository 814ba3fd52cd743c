import { breaking, second } from '../../../../tests/support/breaking.ts';
import { stepWithoutBranch } from './rule.ts';

breaking(stepWithoutBranch, (r) => {
  second(r.plan.steps).outcomes.pop();
});
