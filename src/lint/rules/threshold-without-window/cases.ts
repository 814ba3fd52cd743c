import type { Cases } from '../../cases.ts';
export const cases: Cases = {
  own: (r) => {
    r.verification.checks[0]!.window = '';
    r.verification.checks[0]!.onlyWhen = '';
  },
  silent: [
    [
      '- FM2: no "timeout exceeded when trying to connect" for 10 minutes while the on-sale runs; at 60 an hour, 3 minutes without one are 95 % evidence.',
      '- FM2: no "timeout exceeded when trying to connect" while callers connect.\n- Hold all of these for three on-sale evenings.',
    ],

    [
      '- FM2: no "timeout exceeded when trying to connect" for 10 minutes while the on-sale runs; at 60 an hour, 3 minutes without one are 95 % evidence.',
      '- Stop and go back to 8 replicas if the time-outs rise above 60 an hour.',
    ],
    [
      '- FM2: no "timeout exceeded when trying to connect" for 10 minutes while the on-sale runs; at 60 an hour, 3 minutes without one are 95 % evidence.',
      '- The test has to be done under the load of an on-sale, as otherwise there is no time-out.',
    ],
    [
      '- FM2: no "timeout exceeded when trying to connect" for 10 minutes while the on-sale runs; at 60 an hour, 3 minutes without one are 95 % evidence.',
      '- FM2: below 3 time-outs per on-sale evening.',
    ],
    [
      '- FM2: no "timeout exceeded when trying to connect" for 10 minutes while the on-sale runs; at 60 an hour, 3 minutes without one are 95 % evidence.',
      '- On-sale of 12 June: the number of tickets is the number of seats, no seat has two.',
    ],
    [
      '- FM2: no "timeout exceeded when trying to connect" for 10 minutes while the on-sale runs; at 60 an hour, 3 minutes without one are 95 % evidence.',
      '- FM2: no time-out between 10:00 and 12:00 UTC.',
    ],
  ],
};
