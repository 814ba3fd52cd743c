import type { Cases } from '../../cases.ts';

const WAY_BACK = '- **Sacrifices:** requests in flight on that pod.\n- **Rollback:** none needed.';
export const cases: Cases = {
  silent: [
    ['**FM2: Restart one pod after the other**', '**FM2: Pause the sale of single seats until RCF2 is out**'],
    [WAY_BACK, WAY_BACK.replace('none needed', 'resume it')],
  ],
};
