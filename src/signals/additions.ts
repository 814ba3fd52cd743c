import type { Knowledge, Observable } from '../knowledge/types.ts';
import { countOf, packGuards, regexOf } from '../text/index.ts';
import type { LineRule } from './lines.ts';
import { compilePhrases, type PhraseSource } from './phrases/compile.ts';
import { createMatcher, type Finder, type Matcher } from './phrases/match.ts';
import { storeOf } from './phrases/store.ts';
import type { ErrorPattern, ErrorStore, TextReader } from './text.ts';

/** What is read beside the shipped phrases and patterns. Patterns come compiled: whoever brings them says how they run. */
export interface Additions {
  readonly lexicon: Knowledge['lexicon'];
  readonly observables: readonly Observable[];
  readonly errors: readonly (ErrorPattern & { readonly finder: Finder })[];
  readonly lines: readonly LineRule[];
  /** A phrase that is a regular expression. */
  readonly finderOf: (pattern: string) => Finder | undefined;
}

/** The reader with these additions. Phrases may name the shipped concepts as well as their own. */
export function extendReader(reader: TextReader, observables: readonly Observable[], add: Additions): TextReader {
  const known = reader.phrases.concepts();
  const phrases: PhraseSource[] = add.observables.flatMap((o) =>
    Object.entries(o.values).map(([value, v]) => ({ observable: o.id, value, phrases: v.phrases })),
  );
  const subjects: PhraseSource[] = add.observables.flatMap((o) =>
    o.measured.map((m, i) => ({ observable: o.id, value: String(i), phrases: [m.of] })),
  );
  const matcher = (sources: readonly PhraseSource[]) => createMatcher(storeOf(compilePhrases(add.lexicon, sources, known)), add.finderOf);
  return {
    observables: new Map(observables.map((o) => [o.id, o])),
    phrases: joined(reader.phrases, matcher(phrases)),
    subjects: joined(reader.subjects, matcher(subjects)),
    errors: joinedErrors(reader.errors, add.errors),
    lines: [...(reader.lines ?? []), ...add.lines],
  };
}

/** Two matchers as one; the second one's places are told by their sign. */
function joined(a: Matcher, b: Matcher): Matcher {
  return {
    concepts: b.concepts,
    rawIn: (whole, sentences) => {
      const other = b.rawIn(whole, sentences);
      return a.rawIn(whole, sentences).map((places, i) => [...places, ...(other[i] ?? []).map((p) => -1 - p)]);
    },
    match: (text, raw) => {
      const one = a.match(
        text,
        raw?.filter((p) => p >= 0),
      );
      const other = b.match(
        text,
        raw?.filter((p) => p < 0).map((p) => -1 - p),
      );
      return { tokens: one.tokens, matches: [...one.matches, ...other.matches] };
    },
  };
}

function joinedErrors(a: ErrorStore, b: Additions['errors']): ErrorStore {
  const n = countOf(a.guards);
  return {
    guards: a.guards + packGuards(b.map((e) => e.needs)),
    at: (place) => (place < n ? a.at(place) : (b[place - n] as ErrorPattern)),
    finderAt: (place) => (place < n ? (a.finderAt?.(place) ?? regexOf(a.at(place).pattern)) : b[place - n]?.finder),
  };
}
