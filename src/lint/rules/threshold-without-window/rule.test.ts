import { breaking, first } from '../../../../tests/support/breaking.ts';
import { thresholdWithoutWindow } from './rule.ts';

breaking(thresholdWithoutWindow, (r) => {
  first(r.verification.checks).window = '';
});
