import type { Cases } from '../../cases.ts';
export const cases: Cases = {
  speaks: [
    ['- A database that is down: 97 % of reservations go through.', '- A network fault: no evidence of packet loss was reported.'],
    ['- A database that is down: 97 % of reservations go through.', '- DNS resolution failure'],
  ],
  own: (r) => {
    r.ruledOut.push({ text: '', from: [] });
  },
};
