import { breaking, first } from '../../../../tests/support/breaking.ts';
import { emptyPart } from './rule.ts';

breaking(emptyPart, (r) => {
  first(r.hypotheses).mechanism = [];
});
