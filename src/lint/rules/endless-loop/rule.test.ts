import { breaking, first, second } from '../../../../tests/support/breaking.ts';
import { endlessLoop } from './rule.ts';

breaking(endlessLoop, (r) => {
  first(second(r.plan.steps).outcomes).next = { step: 1 };
});
