import type { KnowledgeRule } from './types.ts';

export const uniqueIds: KnowledgeRule = {
  id: 'unique-ids',
  why: 'of two entries with one id, one is never read',
  check({ knowledge: k }) {
    const groups = { modes: k.modes, observables: k.observables, remedies: k.remedies, technologies: k.technologies };
    return Object.entries(groups).flatMap(([folder, entries]) => {
      const seen = new Set<string>();
      return entries.flatMap(({ id }) => {
        if (seen.has(id)) return [{ path: `${folder}/${id}`, message: `the id "${id}" is used twice` }];
        seen.add(id);
        return [];
      });
    });
  },
};
