import { breaking, first } from '../../../../tests/support/breaking.ts';
import { hypothesisWithoutFix } from './rule.ts';

breaking(hypothesisWithoutFix, (r) => {
  first(r.fixes).addresses = ['H1', 'H2'];
});
