import type { Cases } from '../../cases.ts';
export const cases: Cases = {
  own: (r) => {
    r.mitigations[0]!.rollback = '';
  },
  silent: [['- **Rollback:** set the replicas to 8 again.', '- Not recommended while the on-sale runs.']],
};
