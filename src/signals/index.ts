import { type CodeReading, NO_CODE } from '../code/index.ts';
import { FIELDS, type Incident, type InputNote } from '../incident/types.ts';
import type { Observable } from '../knowledge/types.ts';
import { ofStates } from './act-clauses.ts';
import { type AppliedAction, appliedSignal, undoneSince } from './applied.ts';
import type { Derived } from './arithmetic/types.ts';
import { computeDerived } from './arithmetic.ts';
import { readAttempts } from './attempts.ts';
import { changeSignals, readChanges } from './changes.ts';
import { readComplaint } from './complaint.ts';
import { findContradictions } from './contradictions.ts';
import { ofThisIncident } from './earlier.ts';
import type { Engine } from './engine.ts';
import { readEntities } from './entities.ts';
import { notExcluded } from './excluded.ts';
import { mergeSignals } from './merge.ts';
import { readNoticed } from './noticed.ts';
import { readOutputs } from './outputs/index.ts';
import { withoutRefuted } from './printed-errors.ts';
import { printedSettings } from './printed-settings.ts';
import { readQuantities } from './quantities.ts';
import { joined } from './recorded.ts';
import { decideSeverity, levelFeatures, type SeverityDecision } from './severity.ts';
import { oneSided } from './sides.ts';
import { documentedOf, readTechnologies } from './technologies.ts';
import { readText } from './text.ts';
import { type Clockwork, clockworkOf, readTimes } from './times.ts';
import { triedSignals } from './tried.ts';
import type { Entity, FieldText, Reading, Signal, TimeFacts } from './types.ts';
import { readWell } from './well.ts';

export { type Additions, extendReader } from './additions.ts';
export { type AppliedAction, trialOf } from './applied.ts';
export { actIn } from './attempts.ts';
export { observableOfChange } from './changes.ts';
export { type CompiledReader, compileReader, createEngine, type Engine } from './engine.ts';
export type { LineRule } from './lines.ts';
export type { Finder, Found } from './phrases/match.ts';
export { tokenise } from './phrases/tokens.ts';
export { settingName } from './printed-settings.ts';
export { COULD_NOT_TELL, faultOf, type Recorded, recordedSignal, valuesOf } from './recorded.ts';
export { sentencesOf } from './sentences.ts';
export {
  decideSeverity,
  type HarmlessCause,
  type LevelBag,
  packPatterns,
  patternAt,
  type Run,
  type SeverityDecision,
  type SeverityPolicy,
  sparedBy,
  type TrainedLevels,
  trainLevels,
} from './severity.ts';
export { openShipped, writeShipped } from './shipped.ts';
export { isErrorText } from './sides.ts';
export { readTechnologies } from './technologies.ts';
export { longestGood, type Shows, showsIn, spanMinutes } from './times/shows.ts';
export { zoneOffset } from './times/zones.ts';
export type * from './types.ts';

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
  const { signals: read, time: told, clockwork } = readObservables(fields, code, engine);
  const tried = applied.flatMap((a) => appliedSignal(a, told.changes, knowledge) ?? []);
  const time = { ...told, changes: undoneSince(told.changes, tried) };
  const quantities = readQuantities(fields);
  const technologies = readTechnologies(fields, knowledge.technologies);
  const derived = computeDerived({ quantities, time }, fields, code.findings, documentedOf(technologies, knowledge.technologies));
  const computed = derived.flatMap((d) => derivedSignal(d, read)).flatMap((s) => described(s, engine.text.observables));
  const kept = read.filter((s) => !computed.some((c) => c.observable === s.observable));
  const { signals, notes } = joined([...kept, ...computed], [...given, ...lastOfEach(tried)]);
  // A language model neither raises nor lowers a severity.
  const heard = signals.filter((s) => s.origin !== 'model');
  const noticed = readNoticed(fields, time.instants);
  const reading: Reading = {
    signals,
    attempts: readAttempts(fields),
    well: readWell(fields),
    ...readComplaint(fields, signals, engine.text.observables),
    ...(noticed ? { noticed } : {}),
    quantities,
    time,
    entities: [...codeNames(code), ...fields.flatMap(({ field, text }) => readOutputs(field, text).names), ...readEntities(fields)],
    technologies,
    contradictions: findContradictions(fields, signals, time, clockwork, quantities),
    unread: code.unread,
    languages: code.languages,
    printed: printedSettings(fields),
  };
  return { reading, derived, severity: decideSeverity(engine.severity, incident, heard, quantities), written: read, notes };
}

/** The last word on each observable. */
const lastOfEach = (signals: readonly Signal[]): Signal[] => [...new Map(signals.map((s) => [s.observable, s])).values()];

const fieldsOf = (incident: Incident): FieldText[] => FIELDS.map((field) => ({ field, text: incident[field] }));

/** What the level of an incident is learned from. */
export const levelFeaturesOf = (incident: Incident, engine: Engine): readonly string[] =>
  levelFeatures(engine.severity, incident, signalsOf(incident, engine), readQuantities(fieldsOf(incident)));

/** The answered observables alone: what the wording is learned from. */
export const signalsOf = (incident: Incident, engine: Engine): readonly Signal[] =>
  readObservables(fieldsOf(incident), NO_CODE, engine).signals;

function readObservables(
  fields: readonly FieldText[],
  code: CodeReading,
  engine: Engine,
): { signals: Signal[]; time: TimeFacts; clockwork: Clockwork } {
  const clockwork = clockworkOf(fields);
  const facts = readTimes(fields, clockwork);
  const changes = readChanges(fields, facts, clockwork);
  const time = { ...facts, changes };
  const { observables } = engine.text;
  const found = mergeSignals([
    ...ofStates(ofThisIncident(readText(fields, code.prose, engine.text), fields, clockwork), fields, observables),
    ...changeSignals(changes, time).flatMap((s) => described(s, observables)),
    ...codeSignals(code, observables),
  ]);
  const signals = withoutRefuted(notExcluded(found, fields, observables), fields, observables);
  const tried = triedSignals(readAttempts(fields), signals, observables);
  return { signals: oneSided([...signals, ...tried], observables), time, clockwork };
}

/** The words and kind of a signal come from the knowledge; one that the knowledge does not hold is dropped. */
function described(s: Signal, observables: ReadonlyMap<string, Observable>): Signal[] {
  const o = observables.get(s.observable);
  if (!o) return [];
  return [{ ...s, classification: o.kind, reading: o.values[s.value]?.means ?? s.reading }];
}

/** Computed, with a result that stands in the incident itself: no way of telling makes that doubtful. */
export const isProof = (s: Signal): boolean => s.origin === 'derived' && s.reliability === 1;

/** Nearly a number with its unit: the numbers are written, that they belong together is concluded. */
const COMPUTED = 0.7;

/** What was computed counts as a signal, before words that merely sound so; what is quoted or parsed stands before it. */
function derivedSignal(
  { shows, formula, text, reliability = COMPUTED, inputs: [first, ...also] }: Derived,
  read: readonly Signal[],
): Signal[] {
  if (!shows || !first || read.some((s) => s.observable === shows[0] && s.reliability >= reliability)) return [];
  return [
    {
      observable: shows[0],
      value: shows[1],
      reading: text,
      classification: 'deterministic',
      ...first,
      reliability,
      strength: 0.9,
      origin: 'derived',
      also,
      slots: {},
      formula,
    },
  ];
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
