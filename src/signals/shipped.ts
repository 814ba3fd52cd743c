import { packKnowledge, unpackKnowledge } from '../knowledge/index.ts';
import type { Knowledge, TrainedWording } from '../knowledge/types.ts';
import { asciiJson, type Needs, openList, openTable, packList, packTable } from '../text/index.ts';
import { type CompiledReader, createEngine, type Engine } from './engine.ts';
import type { CompiledPhrases } from './phrases/compile.ts';
import type { SeverityPolicy } from './severity.ts';
import type { ErrorText } from './text.ts';

/** What the build ships. */
export interface Parts {
  readonly knowledge: Knowledge;
  readonly severity: SeverityPolicy;
  readonly reader: CompiledReader;
  readonly wording: TrainedWording;
}

/** What is parsed at the start beside the knowledge itself. */
interface Core {
  readonly severity: SeverityPolicy;
  readonly phrases: Omit<CompiledPhrases, 'phrases'>;
  readonly subjects: CompiledPhrases;
  readonly errorNeeds: readonly Needs[];
  readonly wording: Omit<TrainedWording, 'features'>;
}

/** The lines of the shipped file, in their order. */
const LINES = ['core', 'knowledge', 'modes', 'observables', 'errors', 'phrases', 'wording'] as const;
type Lines = Readonly<Record<(typeof LINES)[number], string>>;

/** The knowledge as one ASCII text of a few long lines, each JSON, a packed list or a packed table. */
export function writeShipped({ knowledge, severity, reader, wording }: Parts): string {
  const { phrases, ...index } = reader.phrases;
  const { features, ...model } = wording;
  const core: Core = {
    severity,
    phrases: index,
    subjects: reader.subjects,
    errorNeeds: reader.errors.map((e) => e.needs),
    wording: model,
  };
  const packed = packKnowledge(knowledge);
  const lines: Lines = {
    core: asciiJson(core),
    knowledge: packed.core,
    modes: packed.modes,
    observables: packed.observables,
    errors: packList(reader.errors.map(({ needs, ...text }): ErrorText => text)),
    phrases: packList(phrases),
    wording: packTable(features),
  };
  return LINES.map((name) => `${lines[name]}\n`).join('');
}

/** The engine from the text that was shipped. */
export function openShipped(text: string): Engine {
  const parts = text.split('\n');
  const lines = Object.fromEntries(LINES.map((name, i) => [name, parts[i] ?? ''])) as Lines;
  const core = JSON.parse(lines.core) as Core;
  return createEngine({
    knowledge: unpackKnowledge({ core: lines.knowledge, modes: lines.modes, observables: lines.observables }),
    severity: core.severity,
    reader: {
      phrases: { ...core.phrases, phraseAt: openList<string>(lines.phrases) },
      subjects: { ...core.subjects, phraseAt: (place) => core.subjects.phrases[place] ?? '' },
      errors: { needs: core.errorNeeds, at: openList<ErrorText>(lines.errors) },
    },
    wording: { ...core.wording, weightsOf: openTable(lines.wording) },
  });
}
