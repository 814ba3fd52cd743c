import type { Cases } from '../../cases.ts';

export const cases: Cases = {
  speaks: [['- Decide on RCF1 once H1 is supported (owner: ticketing team)', '- Improve monitoring (owner: ticketing team)']],
  silent: [
    [
      '- Decide on RCF1 once H1 is supported (owner: ticketing team)',
      '- Improve the monitoring of seats: one panel for double holders (owner: ticketing team)',
    ],
  ],
};
