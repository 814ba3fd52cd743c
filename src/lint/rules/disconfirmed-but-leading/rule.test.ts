import { breaking, first } from '../../../../tests/support/breaking.ts';
import { disconfirmedButLeading } from './rule.ts';

breaking(disconfirmedButLeading, (r) => {
  first(r.hypotheses).disconfirms = [1, 2].map(() => ({ signal: 'S1', observable: 'pool-empty', ratio: 0.01, text: 'excluded' }));
});
