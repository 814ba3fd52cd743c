import type { Cases } from '../../cases.ts';

const TITLE = '### H2: A client leaks from the pool when the seat is taken';
export const cases: Cases = {
  silent: [
    [TITLE, '### H2: What the recount job has left fills the pool'],
    [TITLE, '### H2: The export job itself locks the pool'],
  ],
};
