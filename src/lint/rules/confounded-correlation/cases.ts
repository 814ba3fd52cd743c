import type { Cases } from '../../cases.ts';

const EXPECTED = '- **Expected outcome:** If H2 holds, nearly all are idle and none has run a query for minutes.';
const OUTCOME = '  - If nearly all are idle for minutes → H2 is supported, apply FM2.';
export const cases: Cases = {
  edits: [[OUTCOME, '  - If they correlate → H2 is supported, apply FM2.']],
  silent: [
    [EXPECTED, '- **Expected outcome:** Sessions and time-outs correlate above 0.9.'],
    [OUTCOME, '  - If they correlate → H2 is supported, apply FM2.'],
  ],
};
