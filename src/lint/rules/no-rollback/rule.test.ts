import { breaking, first } from '../../../../tests/support/breaking.ts';
import { noRollback } from './rule.ts';

breaking(noRollback, (r) => {
  first(r.mitigations).rollback = '';
});
