import { type CodeReading, NO_CODE } from '../code/index.ts';
import { FIELDS, type Incident, type InputNote } from '../incident/types.ts';
import { type PackedKnowledge, unpackKnowledge } from '../knowledge/index.ts';
import type { Knowledge, Observable, WordingModel } from '../knowledge/types.ts';
import { needsOf } from '../text/index.ts';
import { type AppliedAction, appliedSignal, undoneSince } from './applied.ts';
import type { Derived } from './arithmetic/types.ts';
import { computeDerived } from './arithmetic.ts';
import { changeSignals, readChanges } from './changes.ts';
import { findContradictions } from './contradictions.ts';
import { readEntities } from './entities.ts';
import { mergeSignals } from './merge.ts';
import { type CompiledPhrases, compilePhrases, type PhraseSource } from './phrases/compile.ts';
import { createMatcher } from './phrases/match.ts';
import { readQuantities } from './quantities.ts';
import { joined } from './recorded.ts';
import { decideSeverity, type SeverityDecision, type SeverityPolicy } from './severity.ts';
import { readTechnologies } from './technologies.ts';
import { type ErrorPattern, readText, type TextReader } from './text.ts';
import { readTimes } from './times.ts';
import type { Entity, FieldText, Reading, Signal, TimeFacts } from './types.ts';

export { type AppliedAction, trialOf } from './applied.ts';
export { tokenise } from './phrases/tokens.ts';
export { COULD_NOT_TELL, faultOf, type Recorded, recordedSignal, valuesOf } from './recorded.ts';
export { decideSeverity, packPatterns, type SeverityDecision, type SeverityPolicy } from './severity.ts';
export { zoneOffset } from './times/zones.ts';
export type * from './types.ts';

/** The phrases of the knowledge in the form in which they are matched; made at build time. */
export interface CompiledReader {
  readonly phrases: CompiledPhrases;
  /** Subjects of `measured` entries; the value is the entry's place in its observable. */
  readonly subjects: CompiledPhrases;
  readonly errors: readonly ErrorPattern[];
}

/** All that reading needs, built once per process. */
export interface Engine {
  readonly knowledge: Knowledge;
  readonly severity: SeverityPolicy;
  readonly text: TextReader;
  /** Absent where none was trained: then the matrix speaks alone. */
  readonly wording?: WordingModel;
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

/** What the build writes beside the program. */
export interface Shipped {
  readonly knowledge: PackedKnowledge;
  readonly severity: unknown;
  readonly reader: CompiledReader;
  readonly wording: WordingModel;
}

/** The engine from what was shipped. */
export const openShipped = (shipped: Shipped): Engine => createEngine({ ...shipped, knowledge: unpackKnowledge(shipped.knowledge) });

/** The engine from knowledge as it stands in memory; the reader is compiled here when it was not at build time. */
export function createEngine(parts: {
  readonly knowledge: Knowledge;
  readonly severity: unknown;
  readonly reader?: CompiledReader;
  readonly wording?: WordingModel;
}): Engine {
  const { knowledge } = parts;
  const reader = parts.reader ?? compileReader(knowledge);
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
      return { observable, value, pattern: e.match, needs: needsOf(e.match), means: e.means };
    }),
  );
  const own = knowledge.observables.flatMap((o) =>
    Object.entries(o.values).flatMap(([value, v]) =>
      v.errors.map((pattern): ErrorPattern => ({ observable: o.id, value, pattern, needs: needsOf(pattern) })),
    ),
  );
  return [...known, ...own];
}

/** Five fields, the findings of the code and what was seen since -> everything that is known of this incident before a cause is thought of. */
export function readSignals(
  incident: Incident,
  code: CodeReading,
  engine: Engine,
  given: readonly Signal[] = [],
  applied: readonly AppliedAction[] = [],
): { reading: Reading; derived: readonly Derived[]; severity: SeverityDecision; written: readonly Signal[]; notes: readonly InputNote[] } {
  const { knowledge } = engine;
  const fields = fieldsOf(incident);
  const { signals: read, time: told } = readObservables(fields, code, engine);
  const tried = applied.flatMap((a) => appliedSignal(a, told.changes, knowledge) ?? []);
  const { signals, notes } = joined(read, [...given, ...lastOfEach(tried)]);
  const time = { ...told, changes: undoneSince(told.changes, tried) };
  const quantities = readQuantities(fields);
  // A language model neither raises nor lowers a severity.
  const heard = signals.filter((s) => s.origin !== 'model');
  const reading: Reading = {
    signals,
    quantities,
    time,
    entities: [...codeNames(code), ...readEntities(fields)],
    technologies: readTechnologies(fields, knowledge.technologies),
    contradictions: findContradictions(fields, signals, time),
    unread: code.unread,
    languages: code.languages,
  };
  const derived = computeDerived(reading, incident.code_snippet);
  return { reading, derived, severity: decideSeverity(engine.severity, incident, heard, quantities), written: read, notes };
}

/** The last word on each observable. */
const lastOfEach = (signals: readonly Signal[]): Signal[] => [...new Map(signals.map((s) => [s.observable, s])).values()];

const fieldsOf = (incident: Incident): FieldText[] => FIELDS.map((field) => ({ field, text: incident[field] }));

/** The answered observables alone: what the wording is learned from. */
export const signalsOf = (incident: Incident, engine: Engine): readonly Signal[] =>
  readObservables(fieldsOf(incident), NO_CODE, engine).signals;

function readObservables(fields: readonly FieldText[], code: CodeReading, engine: Engine): { signals: Signal[]; time: TimeFacts } {
  const facts = readTimes(fields);
  const changes = readChanges(fields, facts);
  const time = { ...facts, changes };
  const signals = mergeSignals([
    ...readText(fields, engine.text),
    ...changeSignals(changes, time).flatMap((s) => described(s, engine.text.observables)),
    ...codeSignals(code, engine.text.observables),
  ]);
  return { signals, time };
}

/** The words and kind of a signal come from the knowledge; one that the knowledge does not hold is dropped. */
function described(s: Signal, observables: ReadonlyMap<string, Observable>): Signal[] {
  const o = observables.get(s.observable);
  if (!o) return [];
  return [{ ...s, classification: o.kind, reading: o.values[s.value]?.means ?? s.reading }];
}

function codeSignals(code: CodeReading, observables: ReadonlyMap<string, Observable>): Signal[] {
  return code.findings.flatMap((f) => {
    const o = observables.get(f.observable);
    if (!o) return [];
    const { start, end, quote, slots, value } = f;
    return [
      {
        observable: f.observable,
        value,
        reading: f.because || (o.values[value]?.means ?? ''),
        classification: o.kind,
        field: 'code_snippet' as const,
        start,
        end,
        quote,
        reliability: 1,
        strength: 0.9,
        origin: 'code' as const,
        also: [],
        slots,
      },
    ];
  });
}

function codeNames(code: CodeReading): Entity[] {
  return code.names.map(({ slot, name, start, end }) => ({ slot, name, field: 'code_snippet' as const, start, end, quote: name }));
}
