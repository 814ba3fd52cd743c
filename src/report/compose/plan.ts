import { mechanismAfter } from '../../diagnosis/index.ts';
import type { OutcomeStep, Step } from '../../plan/index.ts';
import { DECIDED_AT, membersOf, NO_ANSWER, OTHER } from '../../plan/index.ts';
import { experimentOf } from '../../remedy/index.ts';
import { type Context, list, marked, minutesWords, percent, said } from '../context.ts';
import { commandOf, handyCheck } from '../handy.ts';
import { looksOf } from '../looks.ts';
import { fill, sentence } from '../slots.ts';
import type { Report, ReportStep } from '../types.ts';
import { deniedAt, nextAfterDenial } from './denied.ts';
import { holdingWords } from './experiment.ts';
import { whereToLook } from './exposure.ts';
import type { ActionIds } from './treatment.ts';
import { sparedIn } from './well.ts';
import { whyNow } from './why.ts';

/** The plan in words: what to run, what each outcome looks like, and where it leads. Every path ends in a conclusion. */
export function composePlan(c: Context, ids: ActionIds): Report['plan'] {
  const { plan } = c;
  const steps = plan.steps.map((s) => composeStep(c, { ...s, check: handyCheck(c, s.observable, s.check) }, ids));
  return {
    steps,
    expectedMinutes: Math.round(plan.expectedMinutes * 10) / 10,
    byLikelihoodMinutes: Math.round(plan.byLikelihoodMinutes * 10) / 10,
    states: [...(plan.steps[0]?.belief ?? [])].map(([id, p]) => ({
      id,
      members: id === OTHER ? [] : [...membersOf(id)],
      probability: fine(p),
    })),
    text: plan.steps.length ? `${expected(plan)}${whereToLook(c)}` : nothingToAsk(c),
  };
}

function composeStep(c: Context, s: Step, ids: ActionIds): ReportStep {
  return {
    number: s.number,
    observable: s.observable.id,
    action: marked(sentence(fill(s.check.action, c.slots)), s.observable.proposedBy !== undefined),
    ...commandOf(c, s.check),
    minutes: s.check.minutes,
    readOnly: s.check.readOnly,
    access: s.check.access,
    ...(s.observable.proposedBy === undefined ? {} : { origin: 'model' as const }),
    why: whyNow(s),
    outcomes: s.outcomes.map((o) => composeOutcome(c, s, o, ids)),
  };
}

const expected = (p: Context['plan']): string =>
  `Expected ${minutesWords(p.expectedMinutes)} until the right cause is treated; down a checklist by likelihood ${minutesWords(p.byLikelihoodMinutes)}.${p.gap > 0.05 ? ` A plan up to ${minutesWords(p.gap)} better has not been ruled out.` : ''}`;

function nothingToAsk({ diagnosis }: Context): string {
  const lead = diagnosis.hypotheses[0];
  return lead && lead.probability >= DECIDED_AT
    ? `No look that is open would change what to do: act on ${lead.id}, and watch what must return to normal.`
    : 'No open observable separates these hypotheses further: act on the first, and watch what must return to normal.';
}

/** Finer, for what is multiplied along a path. */
const fine = (p: number): number => Math.round(p * 1e5) / 1e5;

/** More digits than that differ from one machine's logarithm to another's, and mean nothing. */
const thousandths = (p: number): number => Math.round(p * 1000) / 1000;

function composeOutcome(c: Context, s: Step, o: OutcomeStep, ids: ActionIds): ReportStep['outcomes'][number] {
  const unanswered = o.outcome === NO_ANSWER;
  const means = unanswered
    ? 'no answer'
    : (s.observable.values[o.outcome]?.means ?? (o.outcome === 'no' ? `not so: ${s.observable.question}` : o.outcome));
  return {
    outcome: unanswered ? 'could not tell' : o.outcome,
    looks: unanswered ? 'no access, or the data is gone' : fill(looksOf(s.check.looks[o.outcome], means), c.slots),
    means: fill(means, c.slots),
    probability: thousandths(o.probability),
    given: givenOf(s, o),
    next: 'step' in o.next ? { step: o.next.step } : conclusion(c, s, o, ids),
  };
}

/** P(outcome | state): a check that gives no answer does so whatever the cause. */
function givenOf(s: Step, o: OutcomeStep): Record<string, number> {
  const unanswered = s.outcomes.find((x) => x.outcome === NO_ANSWER)?.probability ?? 0;
  const chance = (state: string) =>
    o.outcome === NO_ANSWER ? unanswered : (1 - unanswered) * (s.test.outcomes.get(o.outcome)?.get(state) ?? 0);
  return Object.fromEntries([...s.belief.keys()].map((state) => [state, fine(chance(state))]));
}

function conclusion(c: Context, s: Step, o: OutcomeStep, ids: ActionIds): ReportStep['outcomes'][number]['next'] {
  if (!('conclude' in o.next)) throw new Error('a conclusion was expected');
  const { conclude, alike } = o.next;
  const probability = thousandths(o.next.probability);
  if (conclude === OTHER) {
    return {
      conclude: OTHER,
      probability,
      remedies: [...ids.generic],
      text: `None of these at ${percent(said(o.next.probability))}: ${ids.generic.length ? `hold with ${ids.generic.join(', ')}, ` : ''}${setBeside(c)}add what was seen to the symptoms and run this again.`,
    };
  }
  const members = membersOf(conclude);
  const sure = probability >= DECIDED_AT;
  const name = members.length > 1 ? `${list(members)} together` : list([conclude, ...alike], 'or');
  const all = [...new Set(members.flatMap((id) => ids.of(id)))];
  const holding = [...new Set(members.flatMap((id) => ids.holding(id)))];
  // A fix for a cause that is not decided is a change on a guess: what holds the effect comes first.
  const remedies = sure || holding.length === 0 ? all : holding;
  const moved = members.length > 1 || !isAsInLedger(c, conclude, o.next.probability);
  const at = percent(said(o.next.probability));
  const plural = members.length > 1;
  const go = remedies.length ? remedies.join(', ') : '';
  const harmful = sure ? [] : holding.filter((id) => mayHarm(c, id, probability));
  const held = harmful.length
    ? `${list(harmful)} (${riskOf(c, harmful[0])} risk) only once its own sign is seen`
    : holding.length
      ? `hold with ${go}${holding.length < all.length ? '' : ' and watch its verification'}`
      : `go to ${go}`;
  const missing = deniedAt(c, s, o);
  if (missing.length)
    return {
      conclude: members[0] ?? conclude,
      ...(alike.length ? { alike: [...alike] } : {}),
      probability,
      remedies,
      text: `${name} ${fallTo(c, conclude, o.next.probability, plural)} ${at} without ${plural ? 'their' : 'its'} own sign: ${holding.length && !harmful.length ? `hold with ${go} meanwhile; ` : ''}${nextAfterDenial(c, o, missing)}.${otherMechanism(c, s, o)}`,
    };
  const text = sure
    ? `act on ${name}${moved ? ` (${at})` : ''}${go ? `: ${go}` : ''}.`
    : `${name} lead${plural ? '' : 's'} ${moved ? `at ${at}` : 'as before'}: ${go ? held : 'watch what must return to normal before you believe it'}.`;
  // Where the look gave no answer there is nothing new to say of what holding would tell.
  const tells = sure || harmful.length || o.outcome === NO_ANSWER ? '' : holdingTells(c, holding[0], o);
  return {
    conclude: members[0] ?? conclude,
    ...(alike.length ? { alike: [...alike] } : {}),
    probability,
    remedies,
    text: `${text}${tells}${otherMechanism(c, s, o)}`,
  };
}

/** "falls to 78 %", or "stays at 90 %" where the sign weighs little beside the rest. */
function fallTo(c: Context, id: string, probability: number, plural: boolean): string {
  const verb = isAsInLedger(c, id, probability) ? 'stay' : 'fall';
  return `${verb}${plural ? '' : 's'} ${verb === 'stay' ? 'at' : 'to'}`;
}

/** A move of fewer points is no news. Judgement. */
const NEWS = 0.03;

/** The ledger's figure counts what acts together as well, and the plan's does not: where nothing moved it has one. */
function isAsInLedger(c: Context, id: string, probability: number): boolean {
  const h = c.diagnosis.hypotheses.find((x) => x.id === id);
  return h !== undefined && Math.abs(h.probability - probability) < NEWS;
}

/** From here on a cause is likely enough for what may do harm. Judgement: a wrong act of such a kind costs more than a look. */
const WORTH_HARM = 0.7;

const riskOf = (c: Context, id: string | undefined) => c.treatment.mitigations.find((m) => m.id === id)?.remedy.risk;

/** What may do harm waits for the own sign of a cause that is not decided. */
const mayHarm = (c: Context, id: string, probability: number): boolean =>
  riskOf(c, id) === 'high' || (riskOf(c, id) === 'medium' && probability < WORTH_HARM);

/** What tells any cause: one that is hit beside one that is told to be spared. */
function setBeside(c: Context): string {
  const spared = sparedIn(c);
  return spared ? `set one that is hit beside one that is not (“${spared.quote}”), ` : '';
}

/** The mitigation that holds the effect is the next test. */
function holdingTells(c: Context, action: string | undefined, o: OutcomeStep): string {
  const chosen = c.treatment.mitigations.find((m) => m.id === action);
  if (!chosen || chosen.remedy.proposedBy !== undefined || chosen.remedy.contains) return '';
  const words = holdingWords(experimentOf(chosen.remedy, c.diagnosis, c.knowledge, c.setting, o.belief));
  return words ? ` ${chosen.id} tells more: ${words}.` : '';
}

/** What the hypothesis then means, where the answer speaks for another mechanism of its class than the one that is shown. */
function otherMechanism(c: Context, s: Step, o: OutcomeStep): string {
  if (!('conclude' in o.next) || o.outcome === NO_ANSWER) return '';
  const aim = o.next.conclude;
  const h = c.diagnosis.hypotheses.find((x) => x.id === aim);
  const mode = h && mechanismAfter(c.diagnosis, h, c.knowledge.modes, s.observable, o.outcome);
  return mode
    ? ` Then by another mechanism of its class: ${fill(mode.title, c.slots)}. Record the answer, and the remedies follow it.`
    : '';
}
