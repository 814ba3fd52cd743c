import type { Cases } from '../../cases.ts';

const FM2 = '**FM2: Restart one pod after the other**';
export const cases: Cases = {
  // What is off already is not said to go on either.
  alsoOnPage: ['never-resumed'],
  speaks: [
    [FM2, '**FM2: Disable the recount job**'],
    [
      '- **Action:** Search the server\'s log for "too many clients already".',
      '- **Action:** Suspend the recount job and search the log for "too many clients already".',
    ],
  ],
  silent: [
    [FM2, '**FM2: Keep the recount job suspended, restart each pod**'],
    [FM2, '**FM2: Suspend the waiting-room mailer**'],
    [FM2, '**FM2: Resume the recount job**'],
  ],
};
