import { breaking, first } from '../../../../tests/support/breaking.ts';
import { noSacrifice } from './rule.ts';

breaking(noSacrifice, (r) => {
  first(r.mitigations).sacrifices = '';
});
