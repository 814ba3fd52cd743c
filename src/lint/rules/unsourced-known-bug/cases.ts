import type { Cases } from '../../cases.ts';

export const cases: Cases = {
  silent: [
    ['two statements without a lock. Two', 'two statements without a lock (a known issue, #1742). Two'],
    ['two statements without a lock. Two', 'two statements without a lock; whether it is a known issue is open. Two'],
  ],
};
