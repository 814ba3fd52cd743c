import { type Diagnosis, type Hypothesis, holds, type Setting } from '../diagnosis/index.ts';
import { ANSWER } from '../knowledge/index.ts';
import type { Knowledge, Remedy } from '../knowledge/types.ts';
import { membersOf, type Plan } from '../plan/index.ts';
import { chooseRemedies, isTrigger, namedPart, treatsClass, untold } from './choose.ts';
import { namesItsObject } from './objects.ts';
import type { Chosen, OrderStep, Treatment } from './types.ts';

export { holdsFirst, treatedAlike } from './alike.ts';
export { type Experiment, experimentOf } from './experiment.ts';
export { restartsBy } from './restarts.ts';
export type * from './types.ts';

/** A mitigation is worth doing before the cause is known when it stops the effect with at least this chance. Judgement. */
const WORTH_DOING_BLIND = 0.35;

/** A conclusion that is less likely than this has no line in the order; its actions say whom they are for. Judgement. */
const WORTH_A_LINE = 0.1;

/** Minutes that users can wait for what a mitigation would destroy: for the look at it, and for what is saved of it. Judgements. */
const LOOK_FIRST = 5;
const SAVE_FIRST = 5;

/** The remedies of the surviving hypotheses, and the order: what now whatever the cause, and what only after which conclusion. `told` is the incident in its words. */
export function treat(diagnosis: Diagnosis, knowledge: Knowledge, setting: Setting, plan: Plan, told?: string): Treatment {
  const concluded = new Set(
    plan.steps.flatMap((s) => s.outcomes.flatMap(({ next }) => ('conclude' in next ? membersOf(next.conclude) : []))),
  );
  const pick = (kind: 'evidence' | 'mitigation' | 'fix' | 'repair') => chooseRemedies(kind, diagnosis, knowledge, setting, concluded);
  const mitigations = pick('mitigation').map((m) => (told === undefined || namesItsObject(m.remedy, told) ? m : untold(m)));
  const evidence = pick('evidence').filter((e) => isAtRisk(e, mitigations, diagnosis));
  const fixes = pick('fix');
  const repairs = pick('repair');
  // What is over needs no stopping: what is saved counts, and what to do should it return.
  const over = holds(ANSWER.over, setting) && !holds(ANSWER.comesAndGoes, setting) && !holds(ANSWER.atClockTimes, setting);
  const [lead] = diagnosis.hypotheses;
  const undoes = (m: Chosen) => lead !== undefined && m.addresses.includes(lead.id) && isTrigger(m.remedy, lead, setting);
  const bestNow = (over ? [] : mitigations)
    // Nobody can put back what nobody has seen.
    .filter(
      (m) =>
        !m.unsaid &&
        m.remedy.proposedBy === undefined &&
        (bearable(m, diagnosis) || isAllThatIsLeft(m, plan, diagnosis)) &&
        earned(m, diagnosis) &&
        m.chance >= WORTH_DOING_BLIND,
    )
    .sort((a, b) => worth(b) - worth(a));
  const undoing = bestNow.find(undoes);
  // The change that it began with is taken back before anything is tried, but for what keeps harm from people or is known to stop it sooner.
  const now = undoing && bestNow[0] && !isSooner(bestNow[0], undoing, lead) ? undoing : bestNow[0];
  const saveFirst = inTime(destroyedBy(now, evidence));
  const lookFirst = now !== undefined && now.remedy.destroys !== '' && isGoneLater(plan, diagnosis);
  return {
    evidence,
    mitigations,
    fixes,
    repairs,
    saveFirst,
    lookFirst,
    over,
    order: orderOf(diagnosis, { evidence, mitigations, fixes, repairs, saveFirst, lookFirst, ...(now ? { now } : {}) }),
    ...(now ? { now } : {}),
  };
}

/** What is for one mechanism is worth keeping by itself; what is kept of any incident, where something that is offered would destroy it. */
function isAtRisk({ remedy }: Chosen, mitigations: readonly Chosen[], { hypotheses }: Diagnosis): boolean {
  if (remedy.proposedBy !== undefined || hypotheses.some((h) => remedy.treats.includes(h.mode.id))) return true;
  return mitigations.some((m) => m.remedy.destroys !== '' || destroyedBy(m, [{ remedy }]).length > 0);
}

/** What may do harm is done before a look only where a cause that it is for is all but sure; what does harm for certain, never. Judgement. */
const SURE_ENOUGH = 0.8;

function bearable({ remedy, addresses }: Chosen, { hypotheses }: Diagnosis): boolean {
  if (remedy.risk !== 'medium') return remedy.risk === 'low';
  return hypotheses.some((h) => addresses.includes(h.id) && sureness(remedy, h) >= SURE_ENOUGH);
}

/** It contains the harm, or is meant for this very mechanism, quicker than the undoing, and no more risky. */
const isSooner = ({ remedy }: Chosen, undoing: Chosen, lead: Hypothesis | undefined): boolean =>
  remedy.contains === true ||
  (remedy.risk === 'low' && remedy.minutes < undoing.remedy.minutes && lead !== undefined && remedy.treats.includes(lead.mode.id));

/** Of its own mechanism. Judgement. */
const LIKELY_ENOUGH = 0.65;

/** No open look would change what to do: who waits, waits for nothing. */
const isAllThatIsLeft = ({ remedy, addresses }: Chosen, { steps }: Plan, { hypotheses: [lead] }: Diagnosis): boolean =>
  steps.length === 0 &&
  remedy.risk !== 'high' &&
  lead !== undefined &&
  lead.probability >= SURE_ENOUGH &&
  addresses.includes(lead.id) &&
  sureness(remedy, lead) >= LIKELY_ENOUGH;

/** What is for some mechanisms has only their chance; what undoes a change has that of the cause. */
const sureness = (remedy: Remedy, h: Hypothesis): number =>
  treatsClass(remedy, h) ? h.probability : namedPart(remedy, h) || h.probability;

/** From this share of the shaken runs on the first place stands by itself; and of what it would be for otherwise, so much of the chances. Judgements. */
const STANDS = 0.5;
const MOST_OF_IT = 0.6;

/** Where one more fact may turn the first place, only what serves several causes, and most of the chances, is done before a look. */
function earned({ addresses }: Chosen, { stability, hypotheses, joint }: Diagnosis): boolean {
  if (joint || stability.runs === 0 || stability.first >= STANDS * stability.runs) return true;
  const served = hypotheses.filter((h) => addresses.includes(h.id));
  return served.length > 1 && served.reduce((s, h) => s + h.probability, 0) >= MOST_OF_IT;
}

/** Chance per root of the minutes: a quick half-measure goes before a slow full one, not before everything. */
const worth = (c: Chosen) => (c.chance * (c.remedy.risk === 'low' ? 1 : 0.8)) / Math.sqrt(c.remedy.minutes);

/** What is gone after this mitigation: what it names as its pair, or all where it destroys something and names none. Minutes count while users wait. */
function destroyedBy<T extends Pick<Chosen, 'remedy'>>(now: Chosen | undefined, evidence: readonly T[]): readonly T[] {
  if (!now) return [];
  const paired = evidence.filter(
    (e) => now.remedy.pairsWith.some((p) => p.remedy === e.remedy.id) || e.remedy.pairsWith.some((p) => p.remedy === now.remedy.id),
  );
  return paired.length || now.remedy.destroys === '' ? paired : evidence;
}

/** The most telling of it, as long as it is saved in time; at least one. */
function inTime(saves: readonly Chosen[]): readonly Chosen[] {
  let minutes = 0;
  return saves.filter((e, i) => {
    minutes += e.remedy.minutes;
    return i === 0 || minutes <= SAVE_FIRST;
  });
}

/** The first step is quick, changes nothing, and looks at a sign of the leading cause that ends with the process or the session. */
function isGoneLater({ steps: [first] }: Plan, { hypotheses: [lead] }: Diagnosis): boolean {
  if (!first || !lead?.mode.cells.some((c) => c.observable === first.observable.id)) return false;
  return first.observable.perishable && first.test.readOnly && first.check.minutes <= LOOK_FIRST;
}

function orderOf(d: Diagnosis, t: Omit<Treatment, 'order' | 'over'>): OrderStep[] {
  const { evidence, mitigations, fixes, repairs, now, saveFirst, lookFirst } = t;
  const look: OrderStep = { when: { kind: 'look' }, actions: [] };
  const rest = evidence.filter((e) => !saveFirst.includes(e));
  const likely = d.hypotheses.filter((h, i) => i === 0 || h.probability >= WORTH_A_LINE);
  const concluded = likely.map((h): OrderStep => {
    const own = (list: readonly Chosen[]) => list.filter((c) => c.addresses.includes(h.id));
    const aimed = own(mitigations)
      .filter((m) => m !== now)
      .slice(0, 2);
    return { when: { kind: 'concluded', hypothesis: h.id }, actions: [...aimed, ...own(fixes).slice(0, 2)] };
  });
  return [
    ...(lookFirst ? [look] : []),
    ...(saveFirst.length ? [{ when: { kind: 'save' }, actions: saveFirst } as const] : []),
    ...(now ? [{ when: { kind: 'now' }, actions: [now] } as const] : []),
    ...(rest.length ? [{ when: { kind: 'save-later' }, actions: rest } as const] : []),
    ...(lookFirst ? [] : [look]),
    ...concluded.filter((s) => s.actions.length > 0),
    ...(repairs.length ? [{ when: { kind: 'after-bleeding' }, actions: repairs } as const] : []),
  ];
}
