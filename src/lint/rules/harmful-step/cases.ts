import type { Cases } from '../../cases.ts';

export const cases: Cases = {
  alsoOnPage: ['provoked-by-hand'],
  speaks: [
    [
      '- **Action:** Search the server\'s log for "too many clients already".',
      '- **Action:** Block the traffic of one zone for a minute and look for the line.',
    ],
    [
      '- **Action:** Search the server\'s log for "too many clients already".',
      '- **Action:** Reboot all replicas and see whether the line comes again.',
    ],
    [
      '- **Action:** Search the server\'s log for "too many clients already".',
      '- **Action:** Run a load test on production until the line comes.',
    ],
    [
      '- **Action:** Search the server\'s log for "too many clients already".',
      '- **Action:** Reset the sequence counters, then look for the line.',
    ],
  ],
  silent: [
    [
      '- **Action:** Search the server\'s log for "too many clients already".',
      '- **Action:** Look at the traffic of one zone for a minute and look for the line.',
    ],
    [
      '- **Action:** Search the server\'s log for "too many clients already".',
      '- **Action:** In staging, delete the open reservations and look for the line.',
    ],
    [
      '- **Action:** Search the server\'s log for "too many clients already".',
      '- **Action:** See whether anybody was deleting old rows when the line came.',
    ],
  ],
};
