import type { Remedy } from '../../knowledge/types.ts';
import { type Belief, beliefsOf } from '../../plan/index.ts';
import { type Chosen, experimentOf, type OrderStep, restartsBy } from '../../remedy/index.ts';
import { command } from '../commands.ts';
import { type Context, fromInput, list, marked, minutesWords, percent } from '../context.ts';
import { fill, sentence } from '../slots.ts';
import type { Report, ReportAction } from '../types.ts';
import { helpedIn, restartHelps } from './attempts.ts';
import { confirmationOf } from './confirmation.ts';
import { experimentWords } from './experiment.ts';

/** Which actions a conclusion leads to. */
export interface ActionIds {
  readonly generic: readonly string[];
  of(hypothesis: string): string[];
  /** Those that hold the effect while its cause is not decided. */
  holding(hypothesis: string): string[];
}

export function actionIds(c: Context): ActionIds {
  const { mitigations, fixes, now } = c.treatment;
  const own = (cs: readonly Chosen[], hypothesis: string, most: number) =>
    cs
      .filter((x) => x.addresses.includes(hypothesis))
      .sort((a, b) => (b.serves.get(hypothesis) ?? 0) - (a.serves.get(hypothesis) ?? 0))
      .slice(0, most)
      .map((x) => x.id);
  return {
    // Where the cause is none of these, what is only for one of them holds nothing.
    generic: now ? [now.id] : [],
    of: (hypothesis) => [...own(mitigations, hypothesis, 1), ...own(fixes, hypothesis, 2)],
    holding: (hypothesis) => own(mitigations, hypothesis, 1),
  };
}

/** Evidence to save, mitigations, fixes, repair, and the order in which they make sense. */
export function composeTreatment(c: Context): Pick<Report, 'evidence' | 'mitigations' | 'fixes' | 'repairs' | 'order' | 'attempts'> {
  const { treatment: t } = c;
  const all = [...t.evidence, ...t.mitigations, ...t.fixes, ...t.repairs];
  const idOf = new Map(all.map((x) => [x.remedy.id, x.id]));
  const compose = (x: Chosen) => composeAction(c, x, idOf);
  const now = beliefsOf(c.diagnosis);
  return {
    evidence: t.evidence.map(compose),
    mitigations: t.mitigations.map((x) => ({ ...compose(x), ...tellsOf(c, x, now) })),
    fixes: t.fixes.map(compose),
    repairs: t.repairs.map(compose),
    order: withStopgap(c, t.order).map((o, i) => ({ number: i + 1, ...o })),
    attempts: c.reading.attempts.map((a) => ({ text: a.quote, from: [fromInput(a)], effect: a.effect })),
  };
}

/** What a mitigation tells of the cause. What a model proposes is tried by nobody: its outcome has no known chance. */
function tellsOf(c: Context, x: Chosen, now: Belief): Pick<ReportAction, 'tells'> {
  // Where a restart alone helps for a while, what restarts on its way tells nothing.
  if (x.remedy.proposedBy !== undefined || x.remedy.contains || restartsOnItsWay(c, x)) return {};
  const tells = experimentWords(experimentOf(x.remedy, c.diagnosis, c.knowledge, c.setting, now));
  return tells ? { tells } : {};
}

const ONLY_A_RESTART =
  'It starts the processes anew, and that alone helps for a while here: wait longer than the good time lasted before you believe it.';

const restartsOnItsWay = (c: Context, x: Chosen): boolean =>
  x.remedy.kind === 'mitigation' && restartHelps(c) && restartsBy(x.remedy, technologyOf(c, x.remedy));

/** Of the technologies in the stack for which a remedy has a command, the one that the trouble is told of most; else `any` where that has one. */
function technologyOf(c: Context, r: Remedy): string | undefined {
  const told = (t: string) => c.setting.told.get(t) ?? 0;
  const fitting = Object.keys(r.commands).filter((t) => t !== 'any' && c.setting.technologies.has(t));
  return fitting.sort((a, b) => told(b) - told(a))[0] ?? ('any' in r.commands ? 'any' : undefined);
}

function composeAction(c: Context, x: Chosen, idOf: ReadonlyMap<string, string>): ReportAction {
  const r = x.remedy;
  const say = (text: string) => fill(text, c.slots);
  const by = technologyOf(c, r);
  const template = by === undefined ? undefined : r.commands[by];
  return {
    id: x.id,
    remedy: r.id,
    title: marked(sentence(say(r.title)), r.proposedBy !== undefined),
    does: say(r.does),
    sacrifices: say(r.sacrifices),
    rollback: say(r.rollback),
    minutes: r.minutes,
    risk: r.risk,
    addresses: [...x.addresses],
    ...(template ? { command: command(template, c.slots) } : {}),
    destroys: say(r.destroys),
    test: say(r.test),
    regression: say(r.regression),
    cautions: [...(restartsOnItsWay(c, x) ? [ONLY_A_RESTART] : []), ...r.cautions.map(say)],
    pairsWith: r.pairsWith.flatMap((p) => {
      const action = idOf.get(p.remedy);
      return action ? [{ action, because: say(p.because) }] : [];
    }),
    sources: [...r.sources],
    ...(r.proposedBy === undefined ? {} : { origin: 'model' as const }),
  };
}

/** Why a mitigation comes before the cause is known: it helps under every hypothesis, or under those that it is for. */
function nowWords(c: Context): string {
  const { now } = c.treatment;
  const { hypotheses, joint } = c.diagnosis;
  if (!now || hypotheses.every((h) => now.addresses.includes(h.id))) return 'now, whatever the cause';
  const for_ = hypotheses.filter((h) => now.addresses.includes(h.id));
  const leads = for_.length === 1 || joint ? for_.slice(0, 1) : for_;
  return `now, since it is for ${list(leads.map((h) => (leads.length > 2 ? h.id : `${h.id} (${percent(h.probability)})`)))}`;
}

const lookFirstWords = (c: Context): string => (c.treatment.lookFirst ? `, since ${c.treatment.now?.id} destroys what it reads` : '');

/** What is saved would be gone after an action that is offered. */
const destroysWhatIsSaved = ({ treatment: { mitigations } }: Context, { actions }: OrderStep): boolean =>
  mitigations.some(({ remedy }) => remedy.destroys !== '' || actions.some((a) => remedy.pairsWith.some((p) => p.remedy === a.remedy.id)));

/** Where no check is open: a second look at the sign of the leading cause, and then what shows that it is over. */
function seenAgain(c: Context): string {
  const [lead] = c.diagnosis.hypotheses;
  const look = lead && confirmationOf(c, lead);
  return look?.again
    ? `See the sign of ${lead?.id} itself: ${sentence(fill(look.check.action, c.slots))} (${minutesWords(look.check.minutes)}); then watch what must return to normal.`
    : 'Watch what must return to normal.';
}

/** A start anew or an undoing destroys what is to be saved: that comes before it. */
const DESTROYS = /\b(?:restart|reboot|recycl|kill|redeploy|roll(?:ed|ing)? back|recreat|delet)\w*/i;

function withStopgap(c: Context, order: readonly OrderStep[]): Omit<Report['order'][number], 'number'>[] {
  const told = stopgap(c);
  const saves = order.filter((s) => s.when.kind === 'save' || s.when.kind === 'save-later');
  const first = told.some((s) => DESTROYS.test(s.text)) ? saves : [];
  return [...first.map((s) => composeOrder(c, s)), ...told, ...order.filter((s) => !first.includes(s)).map((s) => composeOrder(c, s))];
}

/** What is told to have helped holds the effect meanwhile, whatever the cause; it proves none. */
function stopgap(c: Context): Omit<Report['order'][number], 'number'>[] {
  const helped = c.treatment.over ? undefined : helpedIn(c);
  return helped
    ? [
        {
          when: 'now, as a stopgap',
          actions: [],
          text: `What is told to have helped${helped.effect === 'for-a-while' ? ' for a while' : ''}, where it hurts most: “${helped.quote}”.`,
        },
      ]
    : [];
}

function composeOrder(c: Context, s: OrderStep): Omit<Report['order'][number], 'number'> {
  const actions = s.actions.map((a) => a.id);
  const minutes = minutesWords(s.actions.reduce((m, a) => m + a.remedy.minutes, 0));
  const first = c.plan.steps[0];
  switch (s.when.kind) {
    case 'save':
      return {
        when: 'now',
        actions,
        text: `${list(actions)} first (${minutes}), since ${c.treatment.now?.id ?? 'what follows'} destroys what it saves.`,
      };
    case 'now':
      return { when: nowWords(c), actions, text: `${list(actions)} (${minutes}).` };
    case 'save-later':
      return {
        when: c.treatment.now ? 'meanwhile' : 'now',
        actions,
        text:
          c.treatment.now && c.treatment.saveFirst.length > 0
            ? `${list(actions)} (${minutes}), as far as something can be kept out of ${c.treatment.now.id} for it.`
            : `${list(actions)} (${minutes})${destroysWhatIsSaved(c, s) ? ', before the next restart or roll back' : ''}.`,
      };
    case 'look':
      return {
        when: c.treatment.lookFirst ? 'now' : 'next',
        actions,
        text: first ? `Step ${first.number} of the plan (${minutesWords(first.check.minutes)})${lookFirstWords(c)}.` : seenAgain(c),
      };
    case 'concluded':
      return { when: `when ${s.when.hypothesis} is the conclusion`, actions, text: `${list(actions)}.` };
    case 'after-bleeding':
      return { when: 'when the errors have stopped', actions, text: `${list(actions)}.` };
  }
}
