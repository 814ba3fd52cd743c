import { breaking, second } from '../../../../tests/support/breaking.ts';
import { knownAnswer } from './rule.ts';

breaking(knownAnswer, (r) => {
  second(r.plan.steps).observable = 'pool-empty';
});
