import { breaking, first } from '../../../../tests/support/breaking.ts';
import { inventedNumber } from './rule.ts';

breaking(inventedNumber, (r) => {
  first(r.problem).text += ' It cost 9,300 EUR.';
});
