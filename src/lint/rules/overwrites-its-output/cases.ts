import type { Cases } from '../../cases.ts';

const ACTION = '- **Action:** Search the server\'s log for "too many clients already".';
export const cases: Cases = {
  silent: [
    [ACTION, '- **Action:** `kubectl logs deploy/seats > /tmp/seats.log`, once; search it for "too many clients already".'],
    [ACTION, '- **Action:** `kubectl logs deploy/seats >> /tmp/seats.log`, three times at 20 s intervals.'],
    [ACTION, '- **Action:** `kubectl logs deploy/seats > /tmp/seats-$(date +%s).log`, three times at 20 s intervals.'],
  ],
};
