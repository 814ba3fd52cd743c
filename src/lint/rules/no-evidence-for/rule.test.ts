import { breaking, first } from '../../../../tests/support/breaking.ts';
import { noEvidenceFor } from './rule.ts';

breaking(noEvidenceFor, (r) => {
  first(r.hypotheses).supports = [];
});
