import type { KnowledgeRule } from './types.ts';

/** Error patterns and raw phrases are regular expressions: one that does not compile is never matched. */
export const patternsSound: KnowledgeRule = {
  id: 'patterns-sound',
  why: 'an error text that is never matched is a signal lost at the moment it is printed',
  check({ knowledge: k }) {
    const broken = (path: string, pattern: string) => {
      try {
        return new RegExp(pattern, 'i').test('') ? [{ path, message: `matches the empty text: ${pattern}` }] : [];
      } catch (e) {
        return [{ path, message: `${(e as Error).message}` }];
      }
    };
    const raw = (phrase: string) => /^\/(.*)\/i?$/s.exec(phrase.trim())?.[1];
    return [
      ...k.errors.flatMap((e) => broken(`errors/${e.technology}`, e.match)),
      ...k.observables.flatMap((o) =>
        Object.values(o.values).flatMap((v) =>
          [...v.errors, ...v.phrases.flatMap((p) => raw(p) ?? [])].flatMap((p) => broken(`observables/${o.family}/${o.id}`, p)),
        ),
      ),
    ];
  },
};
