import { breaking, first } from '../../../../tests/support/breaking.ts';
import { unsafeCommand } from './rule.ts';

breaking(unsafeCommand, (r) => {
  first(r.plan.steps).command = 'kubectl delete pod web-1';
});
