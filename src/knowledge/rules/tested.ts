import type { KnowledgeRule } from './types.ts';

/** Each mode proves that it speaks, and that it stays silent on its look-alike. */
export const tested: KnowledgeRule = {
  id: 'tested',
  why: 'a row that was never tried on a look-alike blames the wrong thing at three in the morning',
  check({ knowledge: k, tests }) {
    return k.modes.flatMap((m) =>
      (['speaks', 'silent'] as const)
        .filter((kind) => !tests.some((t) => t.mode === m.id && t.expects === kind))
        .map((kind) => ({ path: `modes/${m.domain}/${m.id}`, message: `no ${kind}.yaml` })),
    );
  },
};
