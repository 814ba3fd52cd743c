import type { KnowledgeRule } from './types.ts';

/** Error patterns and raw phrases are regular expressions: one that does not compile is never matched. */
export const patternsSound: KnowledgeRule = {
  id: 'patterns-sound',
  why: 'an error text that is never matched is a signal lost at the moment it is printed',
  check({ knowledge: k, own = k, concepts, unsound = native }) {
    const known = new Set([...Object.keys(k.lexicon), ...(concepts ?? [])]);
    const broken = (path: string, pattern: string) => {
      const why = unsound(pattern);
      if (why) return [{ path, seen: pattern, ...why }];
      return [];
    };
    const raw = (phrase: string) => /^\/(.*)\/i?$/s.exec(phrase.trim())?.[1];
    const named = (path: string, phrase: string) =>
      raw(phrase) !== undefined
        ? []
        : [...phrase.matchAll(/@([a-z0-9-]+)/g)].flatMap(([, concept = '']) =>
            known.has(concept)
              ? []
              : [
                  {
                    path,
                    seen: `@${concept}`,
                    message: `no concept "@${concept}"`,
                    expected: 'a concept of a lexicon',
                    mend: 'Write its words in lexicon/NAME.yaml, or the words themselves',
                  },
                ],
          );
    return [
      ...own.errors.flatMap((e) => broken(`errors/${e.technology}`, e.match)),
      ...own.observables.flatMap((o) => {
        const path = `observables/${o.family}/${o.id}`;
        return Object.values(o.values).flatMap((v) => [
          ...[...v.errors, ...v.phrases.flatMap((p) => raw(p) ?? [])].flatMap((p) => broken(path, p)),
          ...v.phrases.flatMap((p) => named(path, p)),
        ]);
      }),
    ];
  },
};

/** The expressions that are ours run as the language has them; those of a team in linear time, and bring their own test. */
function native(pattern: string): { message: string; expected: string; mend: string } | undefined {
  try {
    if (!new RegExp(pattern, 'i').test('')) return undefined;
    return {
      message: `the pattern matches the empty text: ${pattern}`,
      expected: 'a pattern that needs some text',
      mend: 'Take out the part that may be absent, or demand it',
    };
  } catch (e) {
    return { message: `the pattern cannot be read: ${(e as Error).message}`, expected: 'a regular expression', mend: 'Correct it' };
  }
}
