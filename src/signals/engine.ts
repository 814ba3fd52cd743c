import type { Knowledge, TeamKnowledge, WordingModel } from '../knowledge/types.ts';
import { needsOf, patternStore } from '../text/index.ts';
import { type CompiledPhrases, compilePhrases, type PhraseSource } from './phrases/compile.ts';
import { createMatcher } from './phrases/match.ts';
import { type PhraseStore, storeOf } from './phrases/store.ts';
import type { SeverityPolicy } from './severity.ts';
import type { ErrorPattern, ErrorStore, TextReader } from './text.ts';

/** The phrases of the knowledge in the form in which they are matched; made at build time. */
export interface CompiledReader {
  readonly phrases: CompiledPhrases;
  /** Subjects of `measured` entries; the value is the entry's place in its observable. */
  readonly subjects: CompiledPhrases;
  readonly errors: readonly ErrorPattern[];
}

/** The same, wherever it is kept. */
export interface ReaderStore {
  readonly phrases: PhraseStore;
  readonly subjects: PhraseStore;
  readonly errors: ErrorStore;
}

/** All that reading needs, built once per process. */
export interface Engine {
  readonly knowledge: Knowledge;
  readonly severity: SeverityPolicy;
  readonly text: TextReader;
  /** Absent where none was trained: then the matrix speaks alone. */
  readonly wording?: WordingModel;
  /** A team's own knowledge that is in it, or that could not be used. */
  readonly team?: TeamKnowledge;
}

export function compileReader(knowledge: Knowledge): CompiledReader {
  const phrases: PhraseSource[] = knowledge.observables.flatMap((o) =>
    Object.entries(o.values).map(([value, v]) => ({ observable: o.id, value, phrases: v.phrases })),
  );
  const subjects: PhraseSource[] = knowledge.observables.flatMap((o) =>
    o.measured.map((m, i) => ({ observable: o.id, value: String(i), phrases: [m.of] })),
  );
  return {
    phrases: compilePhrases(knowledge.lexicon, phrases),
    subjects: compilePhrases(knowledge.lexicon, subjects),
    errors: errorPatternsOf(knowledge),
  };
}

const keptInMemory = ({ phrases, subjects, errors }: CompiledReader): ReaderStore => ({
  phrases: storeOf(phrases),
  subjects: storeOf(subjects),
  errors: patternStore(errors),
});

/** The engine from knowledge as it stands in memory; the reader is compiled here when it was not at build time. */
export function createEngine(parts: {
  readonly knowledge: Knowledge;
  readonly severity: unknown;
  readonly reader?: ReaderStore;
  readonly wording?: WordingModel;
}): Engine {
  const { knowledge } = parts;
  const reader = parts.reader ?? keptInMemory(compileReader(knowledge));
  return {
    knowledge,
    severity: parts.severity as SeverityPolicy,
    ...(parts.wording ? { wording: parts.wording } : {}),
    text: {
      observables: new Map(knowledge.observables.map((o) => [o.id, o])),
      phrases: createMatcher(reader.phrases),
      subjects: createMatcher(reader.subjects),
      errors: reader.errors,
    },
  };
}

function errorPatternsOf(knowledge: Knowledge): ErrorPattern[] {
  const known = knowledge.errors.flatMap((e) =>
    e.answers.map((answer): ErrorPattern => {
      const [observable = '', value = 'yes'] = answer.split('=');
      // A message that answers several questions says something else of each.
      return { observable, value, pattern: e.match, needs: needsOf(e.match), ...(e.answers.length === 1 ? { means: e.means } : {}) };
    }),
  );
  const own = knowledge.observables.flatMap((o) =>
    Object.entries(o.values).flatMap(([value, v]) =>
      v.errors.map((pattern): ErrorPattern => ({ observable: o.id, value, pattern, needs: needsOf(pattern) })),
    ),
  );
  return [...known, ...own];
}
