import type { Cases } from '../../cases.ts';
export const cases: Cases = {
  own: (r) => {
    r.signals[0]!.classification = 'time-dependent';
    r.verification.checks.push({ ...r.verification.checks[0]!, onlyWhen: '' });
  },
};
