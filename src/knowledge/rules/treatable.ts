import type { KnowledgeRule } from './types.ts';

/** Every mode can be treated tonight and cured later. */
export const treatable: KnowledgeRule = {
  id: 'treatable',
  why: 'a hypothesis without anything to do about it leaves the person on call where they were',
  check({ knowledge: k, own = k }) {
    return own.modes.flatMap((m) => {
      const kinds = new Set(k.remedies.filter((r) => r.treats.includes(m.id) || r.treats.includes(`class:${m.class}`)).map((r) => r.kind));
      const missing = (['mitigation', 'fix'] as const).filter((kind) => !kinds.has(kind));
      return missing.map((kind) => ({
        path: `modes/${m.domain}/${m.id}`,
        seen: m.id,
        message: `no ${kind} treats this mode`,
        expected: `a ${kind} with "${m.id}" or "class:${m.class}" under treats`,
        mend: 'Write one: triage knowledge new remedy',
      }));
    });
  },
};
