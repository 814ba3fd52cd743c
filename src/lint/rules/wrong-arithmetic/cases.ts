import type { Cases } from '../../cases.ts';

const LINE = 'each of the 18 seats has one holder again: 36 tickets − 18 = 18 refunds.';
export const cases: Cases = {
  own: (r) => {
    r.hypotheses[1]!.mechanism[0]!.text = 'A path keeps its client: 20 − 4 = 14 are left.';
  },
  speaks: [
    [LINE, 'each seat has one holder again; 3,600 EUR over 18 seats is about 300 EUR each.'],
    [LINE, 'each seat has one holder again: 9 of 18 seats (60 %) were sold in the first minute.'],
    [LINE, 'each seat has one holder again; replicas went from 8 to 2, i.e. five fewer.'],
    [LINE, 'each seat has one holder again; 2 s every 100 s, so about 20 % of the time is bad.'],
    [LINE, 'each seat has one holder again: 18 × 40 = 820 EUR.'],
  ],
  silent: [
    [LINE, 'each seat has one holder again; 3,600 EUR over 18 seats is about 200 EUR each.'],
    [LINE, 'each seat has one holder again: 0.57 + 51,340,122 / 315,920 = 163.'],
    [LINE, 'each seat has one holder again: 2,147,483,648 / 480 a minute = about 3,100 days.'],
    [LINE, 'each seat has one holder again: 9 of 18 seats (50 %), 2 of 3 (67 %).'],
    [LINE, 'each seat has one holder again: 1 to 2 s every 120 s, so about 1 % of the time.'],
    [LINE, 'each seat has one holder again, 2025-10-26 = Sunday, H1-2 = 3.'],
  ],
};
