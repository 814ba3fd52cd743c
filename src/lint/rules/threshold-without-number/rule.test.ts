import { breaking, first } from '../../../../tests/support/breaking.ts';
import { thresholdWithoutNumber } from './rule.ts';

breaking(thresholdWithoutNumber, (r) => {
  first(r.verification.checks).threshold = 'errors go down';
});
