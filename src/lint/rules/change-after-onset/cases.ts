import type { Cases } from '../../cases.ts';

const SIGNAL = '- **Supporting signals:** The replicas were raised from 2 to 8 shortly before.';
export const cases: Cases = {
  silent: [
    [SIGNAL, '- **Supporting signals:** Release v3.4.0 was shortly before.'],
    [SIGNAL, '- **Supporting signals:** nginx was restarted without effect.'],
    [SIGNAL, '- **Supporting signals:** The restart of nginx at 10:30 UTC falls into the window, but came after the onset.'],
  ],
};
