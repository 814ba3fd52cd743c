import { breaking, first, second } from '../../../../tests/support/breaking.ts';
import { unreachableStep } from './rule.ts';

breaking(unreachableStep, (r) => {
  second(first(r.plan.steps).outcomes).next = { conclude: 'H3', probability: 0.5, remedies: [], text: '' };
});
