import { type PatternStore, patternStore } from '../../text/index.ts';
import type { CompiledPhrases, RawPhrase } from './compile.ts';

/** The compiled phrases as they are matched, wherever they are kept. */
export interface PhraseStore extends ConceptStore {
  /** The phrase at a place, packed. */
  readonly phraseAt: (place: number) => string;
  /** The observable and value that a phrase speaks of, by the number that it names. */
  readonly targetAt: (target: number) => readonly [string, string];
  /** The phrases, by place, that have the key in their rarest place. */
  readonly phrasesWith: (key: string) => readonly number[];
  readonly raw: PatternStore<RawPhrase>;
  readonly prefixes: readonly string[];
}

export interface ConceptStore {
  /** The words of concepts that begin with the key. */
  readonly wordsFrom: (key: string) => readonly ConceptWords[];
  /** Every beginning of a word by which words of a concept begin. */
  readonly conceptPrefixes: readonly string[];
  /** All concepts, which other phrases may name. */
  readonly concepts: () => CompiledPhrases['concepts'];
}

/** Keys that follow one another and mean the concept. */
export interface ConceptWords {
  readonly concept: string;
  readonly keys: readonly string[];
}

export const storeOf = ({ phrases, targets, index, raw, prefixes, concepts }: CompiledPhrases): PhraseStore => {
  const words = wordsByKey(concepts);
  return {
    phraseAt: (place) => phrases[place] ?? '',
    targetAt: (target) => targets[target] ?? ['', ''],
    phrasesWith: (key) => index[key] ?? [],
    raw: patternStore(raw),
    prefixes,
    wordsFrom: (key) => words.get(key) ?? [],
    conceptPrefixes: prefixesOf(words),
    concepts: () => concepts,
  };
};

/** The words of all concepts by the key with which they begin. */
export function wordsByKey(concepts: CompiledPhrases['concepts']): ReadonlyMap<string, readonly ConceptWords[]> {
  const words = new Map<string, ConceptWords[]>();
  for (const [concept, sequences] of Object.entries(concepts)) {
    for (const keys of sequences) {
      const first = keys[0] ?? '';
      const before = words.get(first);
      if (before) before.push({ concept, keys });
      else words.set(first, [{ concept, keys }]);
    }
  }
  return words;
}

export const prefixesOf = (words: ReturnType<typeof wordsByKey>): readonly string[] =>
  [...words.keys()].filter((key) => key.startsWith('p:')).map((key) => key.slice(2));
