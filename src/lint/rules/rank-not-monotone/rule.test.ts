import { breaking, swapped } from '../../../../tests/support/breaking.ts';
import { rankNotMonotone } from './rule.ts';

breaking(rankNotMonotone, (r) => {
  swapped(r);
});
