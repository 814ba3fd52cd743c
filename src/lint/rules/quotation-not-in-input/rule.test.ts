import { breaking, first } from '../../../../tests/support/breaking.ts';
import { quotationNotInInput } from './rule.ts';

breaking(quotationNotInInput, (r) => {
  first(r.signals).quote = 'Pool was empty';
});
