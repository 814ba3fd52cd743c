import { breaking, first } from '../../../../tests/support/breaking.ts';
import { confoundedOnset } from './rule.ts';

breaking(confoundedOnset, (r) => {
  r.triggers.push({ ...first(r.triggers), name: 'campaign mail', minutesBeforeOnset: 20 });
});
