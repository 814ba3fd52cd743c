import type { Cases } from '../../cases.ts';
export const cases: Cases = {
  own: (r) => {
    r.triggers.push({ ...r.triggers[0]!, name: 'campaign mail', minutesBeforeOnset: 20 });
  },
};
