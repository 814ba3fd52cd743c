import type { Cases } from '../../cases.ts';

export const cases: Cases = {
  speaks: [
    ['**FM2: Restart one pod after the other**', '**FM2: Reboot nginx on all hosts**'],
    [
      '- **Action:** Search the server\'s log for "too many clients already".',
      '- **Action:** Restart nginx and look for "too many clients already".',
    ],
  ],
  silent: [
    ['**FM2: Restart one pod after the other**', '**FM2: Restart the billing worker**'],
    ['**FM2: Restart one pod after the other**', '**FM2: Restart nginx with the fixed configuration**'],
    ['**FM2: Restart one pod after the other**', '**FM2: Keep nginx as it is, restart each pod**'],
  ],
};
