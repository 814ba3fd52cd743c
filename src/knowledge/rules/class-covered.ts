import type { KnowledgeRule } from './types.ts';

export const classCovered: KnowledgeRule = {
  id: 'class-covered',
  why: 'a cause class without a mode can never be named',
  check({ knowledge: k }) {
    const covered = new Set(k.modes.map((m) => m.class));
    return k.classes
      .filter((c) => !covered.has(c.id))
      .map((c) => ({
        path: 'classes.yaml',
        seen: c.id,
        message: `no mode of class "${c.id}"`,
        expected: 'at least one',
        mend: 'Write one: triage knowledge new mode',
      }));
  },
};
