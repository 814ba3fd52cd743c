import type { KnowledgeRule } from './types.ts';

/** Each mode proves that it speaks, and that it stays silent on its look-alike. */
export const tested: KnowledgeRule = {
  id: 'tested',
  why: 'a row that was never tried on a look-alike blames the wrong thing at three in the morning',
  check({ knowledge: k, own = k, tests }) {
    return own.modes.flatMap((m) =>
      (['speaks', 'silent'] as const)
        .filter((kind) => !tests.some((t) => t.mode === m.id && t.expects === kind))
        .map((kind) => ({
          path: `modes/${m.domain}/${m.id}`,
          seen: m.id,
          message: `no ${kind}.yaml stands beside it`,
          expected:
            kind === 'speaks' ? 'an incident on which this mode leads' : 'an incident that looks like it, on which it does not lead',
          mend: `Write ${kind}.yaml in its folder`,
        })),
    );
  },
};
