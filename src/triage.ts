import { type ParserLoader, readCode } from './code/index.ts';
import { type Diagnosis, diagnose, featuresOf, readWording, settingOf, tellingWords, wordsOf } from './diagnosis/index.ts';
import { type Given, logOf } from './given.ts';
import type { Incident, InputNote } from './incident/types.ts';
import { lintReport } from './lint/index.ts';
import { planDiagnosis } from './plan/index.ts';
import { holdsFirst, treat, treatedAlike } from './remedy/index.ts';
import { composeReport, type Report, slotsOf } from './report/index.ts';
import { type Engine, type HarmlessCause, isProof, readSignals, sparedBy } from './signals/index.ts';

export type { Given } from './given.ts';

export interface TriageInput {
  readonly title: string;
  readonly incident: Incident;
  readonly notes: readonly InputNote[];
}

/**
 * An incident -> its report. Pure but for `loadParser`, which brings in a grammar (from disk in Node, by fetch in a browser).
 * The same input gives the same report, byte for byte.
 */
export async function triage(input: TriageInput, engine: Engine, loadParser: ParserLoader, given: Given = {}): Promise<Report> {
  const code = await readCode(input.incident.code_snippet, loadParser);
  const { reading, derived, severity, written, notes } = readSignals(input.incident, code, engine, given.signals, given.applied);
  const { knowledge } = engine;
  // The wording speaks of what was written; what was seen since speaks through the matrix alone. Beside a proof, how an incident sounds counts for nothing.
  const words = wordsOf(input.incident);
  const features = featuresOf(words, written);
  const wording = engine.wording && !reading.signals.some(isProof) ? readWording(features, engine.wording) : undefined;
  const diagnosis = diagnose(reading, knowledge, wording);
  const setting = settingOf(reading, knowledge.technologies);
  const groups = treatedAlike(diagnosis, knowledge, setting);
  const plan = planDiagnosis(diagnosis, knowledge, setting, {
    groups,
    holds: holdsFirst(diagnosis, knowledge, setting),
    noAccess: given.noAccess ?? [],
    skip: given.unanswered ?? [],
  });
  const treatment = treat(diagnosis, knowledge, setting, plan, Object.values(input.incident).join('\n'));
  const slots = slotsOf(reading, diagnosis, input.incident);
  const signalIds = new Map(reading.signals.map((s, i) => [s, `S${i + 1}`]));
  const report = composeReport({
    ...input,
    notes: [...input.notes, ...notes],
    log: logOf(given),
    ...(engine.team ? { team: engine.team } : {}),
    ...(wording ? { wording: { logRatio: wording.logRatio, telling: (c: string) => tellingWords(words, features, wording, c) } } : {}),
    severity: sparedBy(engine.severity, severity, harmless(diagnosis)),
    ...{ reading, derived, diagnosis, plan, treatment, alike: groups, knowledge, setting, slots, signalIds },
  });
  return { ...report, lint: lintReport(report) };
}

function harmless({ hypotheses: [first] }: Diagnosis): HarmlessCause | undefined {
  return first?.mode.harmless && { id: first.id, probability: first.probability };
}
