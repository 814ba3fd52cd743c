import type { KnowledgeRule } from './types.ts';

export const uniqueIds: KnowledgeRule = {
  id: 'unique-ids',
  why: 'of two entries with one id, one is never read',
  check({ knowledge, own: k = knowledge }) {
    const groups = { modes: k.modes, observables: k.observables, remedies: k.remedies, technologies: k.technologies };
    return Object.entries(groups).flatMap(([folder, entries]) => {
      const seen = new Set<string>();
      return entries.flatMap(({ id }) => {
        if (seen.has(id))
          return [
            {
              path: `${folder}/${id}`,
              seen: id,
              message: `the id "${id}" is used twice`,
              expected: 'one entry for each id',
              mend: 'Rename one, or make one of the two',
            },
          ];
        seen.add(id);
        return [];
      });
    });
  },
};
