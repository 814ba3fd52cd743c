import { breaking, first } from '../../../../tests/support/breaking.ts';
import { leftoverPlaceholder } from './rule.ts';

breaking(leftoverPlaceholder, (r) => {
  first(r.hypotheses).title = 'Cause in {table|';
});
