import type { Cases } from '../../cases.ts';

const LEADS_ON = '  - If they lie milliseconds apart → H1 is supported, apply FM1, then Step 2.';
const OPEN = '- **Disconfirming signals:** The time-outs of the pool are not needed for it, so a second fault may act beside it.';
export const cases: Cases = {
  edits: [[LEADS_ON, '  - If they lie milliseconds apart → H1 is confirmed, apply FM1.']],
  silent: [
    [OPEN, '- **Disconfirming signals:** The time-outs of the pool cannot be explained by it.'],
    [LEADS_ON, '  - If they lie milliseconds apart → H1 is confirmed, apply FM1.'],
  ],
};
