import { readCode } from '../../src/code/index.ts';
import { type Diagnosis, diagnose, featuresOf, probabilityOf, readWording, rowOf, settingOf, wordsOf } from '../../src/diagnosis/index.ts';
import type { Case } from '../../src/eval/types.ts';
import { incidentFromFields } from '../../src/incident/index.ts';
import type { Mode } from '../../src/knowledge/types.ts';
import { DECIDED_AT, type Plan, planDiagnosis, type Step } from '../../src/plan/index.ts';
import { COULD_NOT_TELL, readSignals, recordedSignal, valuesOf } from '../../src/signals/index.ts';
import { loadParser, shippedEngine } from './engine.ts';

const MOST_STEPS = 14;
export const NAMED = 0.8;
/** What acting on a wrong cause costs, as the planner has it. */
export const WRONG_MINUTES = 60;

/** What following the plan of a case, and a checklist, came to. Minutes are those of the checks asked. */
export interface Walk {
  readonly id: string;
  readonly set: string;
  readonly onPage: number;
  readonly atEnd: number;
  /** Class of the cause that leads at the end. */
  readonly leads: string;
  /** Each step: observable, answer, what the true class then stood at. */
  readonly trail: readonly string[];
  /** Steps all of whose answers led to the same act. */
  readonly idle: number;
  readonly minutes: number;
  /** Minutes until the true class stood above 80 %; undefined where it never did. */
  readonly toName?: number;
  /** Minutes that the plan of the first report expects, and those of a checklist. */
  readonly expected: { readonly plan: number; readonly checklist: number };
  readonly checklist: Checklist;
}

export interface Checklist {
  readonly minutes: number;
  /** Causes acted on in vain. */
  readonly wrong: number;
  readonly found: boolean;
}

interface State {
  readonly diagnosis: Diagnosis;
  readonly plan: Plan;
}

/** Observable -> answer. */
type Answers = ReadonlyMap<string, string>;

/** Walks a case from its page until its plan has no step left, each step answered with the truth. */
export async function walk(c: Case): Promise<Walk> {
  const at = await standing(c);
  const page = at(new Map());
  const isTrue = (mode: Mode) => c.truth.classes.includes(mode.class);
  const answer = truthOf(page.diagnosis, isTrue);
  const ofTruth = ({ diagnosis }: State) => Math.max(0, ...diagnosis.hypotheses.filter((h) => isTrue(h.mode)).map((h) => h.probability));
  const asked = new Map<string, string>();
  const trail: string[] = [];
  let now = page;
  let [minutes, idle] = [0, 0];
  let toName = ofTruth(page) > NAMED ? 0 : undefined;
  for (let s = now.plan.steps[0]; s && asked.size < MOST_STEPS; s = now.plan.steps[0]) {
    if (isIdle(s)) idle++;
    const value = answer(s.observable.id);
    asked.set(s.observable.id, value);
    minutes += s.check.minutes;
    now = at(asked);
    trail.push(`${s.observable.id}=${value} ${ofTruth(now).toFixed(2)}`);
    if (toName === undefined && ofTruth(now) > NAMED) toName = minutes;
  }
  const { expectedMinutes: plan, byLikelihoodMinutes: checklist } = page.plan;
  return {
    ...{ id: c.id, set: c.set, onPage: ofTruth(page), atEnd: ofTruth(now), leads: now.diagnosis.hypotheses[0]?.mode.class ?? '' },
    ...{ trail, idle, minutes, expected: { plan, checklist }, checklist: listed(page, answer, isTrue) },
    ...(toName === undefined ? {} : { toName }),
  };
}

/** All answers lead to one act: the same cause, as sure or as unsure (what is not decided is held, and not fixed). */
function isIdle(s: Step): boolean {
  const answers = s.outcomes.filter((o) => o.outcome !== COULD_NOT_TELL);
  const acts = answers.map(({ next }) => ('step' in next ? `${next.step}` : `${next.conclude} ${next.probability >= DECIDED_AT}`));
  return new Set(acts).size < 2;
}

/** The case read once -> its ledger and plan after any answers. */
async function standing(c: Case): Promise<(answers: Answers) => State> {
  const { knowledge, wording: voice } = shippedEngine();
  const read = incidentFromFields(c.incident);
  if (!read.ok) throw new Error(read.error);
  const code = await readCode(read.incident.code_snippet, loadParser);
  const first = readSignals(read.incident, code, shippedEngine());
  const wording = voice && readWording(featuresOf(wordsOf(read.incident), first.written), voice);
  return (answers) => {
    const given = [...answers].flatMap(([observable, value]) => {
      if (value === COULD_NOT_TELL) return [];
      const recorded = recordedSignal({ observable, value, words: value, event: 'e' }, knowledge);
      if (!recorded.ok) throw new Error(recorded.error);
      return [recorded.signal];
    });
    const { reading } = given.length ? readSignals(read.incident, code, shippedEngine(), given) : first;
    const diagnosis = diagnose(reading, knowledge, wording);
    const skip = [...answers].flatMap(([observable, value]) => (value === COULD_NOT_TELL ? [observable] : []));
    return { diagnosis, plan: planDiagnosis(diagnosis, knowledge, settingOf(reading, knowledge.technologies), { skip }) };
  };
}

/**
 * The true answer to a look: the value that the row of the true class's likeliest mode makes likeliest; `no` where the row does not speak of a yes / no
 * question, could not tell where it does not speak of another.
 */
function truthOf(d: Diagnosis, isTrue: (m: Mode) => boolean): (observable: string) => string {
  const { knowledge } = shippedEngine();
  const chance = (m: Mode) => d.posterior.ofMode.get(m.id) ?? 0;
  const [truth] = knowledge.modes.filter(isTrue).sort((a, b) => chance(b) - chance(a));
  if (!truth) throw new Error('no mode has a class of the truth');
  const row = rowOf(truth);
  return (observable) => {
    const o = knowledge.observables.find((x) => x.id === observable);
    if (!o) throw new Error(`no observable ${observable}`);
    const values = valuesOf(o);
    if (!row.cells.get(observable)) return values.length === 2 && values.includes('no') ? 'no' : COULD_NOT_TELL;
    return [...values].sort((a, b) => probabilityOf([row], o, b) - probabilityOf([row], o, a))[0] ?? 'no';
  };
}

/** A person with a checklist: each hypothesis's own confirmation from the likeliest down; the first that shows itself is acted on, and if in vain, on they go. */
function listed({ diagnosis, plan }: State, answer: (observable: string) => string, isTrue: (m: Mode) => boolean): Checklist {
  const read = new Set<string>();
  let [minutes, wrong] = [0, 0];
  for (const h of diagnosis.hypotheses) {
    const look = plan.confirmations.get(h.id);
    if (!look) continue;
    if (!read.has(look.observable.id)) minutes += look.check.minutes;
    read.add(look.observable.id);
    if (answer(look.observable.id) !== look.expects) continue;
    if (isTrue(h.mode)) return { minutes, wrong, found: true };
    wrong++;
  }
  return { minutes, wrong, found: false };
}
