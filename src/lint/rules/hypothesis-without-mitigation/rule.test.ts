import { breaking, first } from '../../../../tests/support/breaking.ts';
import { hypothesisWithoutMitigation } from './rule.ts';

breaking(hypothesisWithoutMitigation, (r) => {
  first(r.mitigations).addresses = ['H1', 'H2'];
});
