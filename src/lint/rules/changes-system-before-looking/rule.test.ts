import { breaking, first } from '../../../../tests/support/breaking.ts';
import { changesSystemBeforeLooking } from './rule.ts';

breaking(changesSystemBeforeLooking, (r) => {
  first(r.plan.steps).readOnly = false;
});
