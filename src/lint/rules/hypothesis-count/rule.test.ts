import { breaking } from '../../../../tests/support/breaking.ts';
import { hypothesisCount } from './rule.ts';

breaking(hypothesisCount, (r) => {
  r.hypotheses = r.hypotheses.slice(0, 2);
  for (const a of [...r.mitigations, ...r.fixes]) a.addresses = ['H1', 'H2'];
});
