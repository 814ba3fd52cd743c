import { isInWindow } from '../../diagnosis/index.ts';
import { FREQUENCY } from '../../knowledge/index.ts';
import { DECIDED_AT } from '../../plan/index.ts';
import { actIn, observableOfChange } from '../../signals/index.ts';
import { type Context, fromInput, fromKnowledge, fromModel, list, minutesWords, percent } from '../context.ts';
import type { Report, ReportAction, ReportHypothesis } from '../types.ts';
import { helpedIn } from './attempts.ts';
import { complaintLeftOpen } from './left-open.ts';

/** The outcome that is no answer. */
const UNTOLD = 'could not tell';

/** What can be read in 20 seconds, on a phone. */
export function composeGlance(
  c: Context,
  report: Pick<Report, 'severity' | 'hypotheses' | 'joint' | 'mitigations' | 'fixes' | 'evidence' | 'plan' | 'order'>,
): Report['glance'] {
  const lead = report.hypotheses[0];
  const now = report.mitigations.find((m) => m.id === c.treatment.now?.id);
  const saved = c.treatment.saveFirst[0];
  const save = report.evidence.find((e) => e.id === saved?.id);
  const first = report.plan.steps[0];
  const cure = cureIn(c);
  const joint = report.joint ? ` with ${report.joint.members.filter((m) => m !== lead?.id).join(', ')}` : '';
  return {
    severity: `${report.severity.level}: ${report.severity.rule.text}`,
    leading: lead ? `${lead.id}${joint} ${lead.title}, ${chance(lead)}${shaky(c)}${complaintLeftOpen(c)}` : 'no hypothesis',
    doNow: cure
      ? {
          text: `Verify that it is over (recorded at ${cure.at}: ${cure.text}, cured), then fix the cause.`,
          from: [{ kind: 'recorded', event: cure.id }],
        }
      : now
        ? {
            text: `${c.treatment.lookFirst ? 'The first check, since it reads what is gone afterwards, then ' : ''}${save ? `${save.id} ${save.title}, then ` : ''}${now.id} ${now.title} (${minutesWords(now.minutes)}, ${now.risk} risk)${whatItUndoes(c)}${knownToHelp(c)}`,
            from: [fromKnowledge(now.remedy, now.sources[0])],
          }
        : {
            text: c.treatment.over
              ? `Nothing to stop: it is told to be over. ${report.evidence[0] ? `Save ${report.evidence[0].id} ${report.evidence[0].title} before it is gone, and watch` : 'Watch'} for its return.`
              : helpedIn(c)
                ? `What is told to have helped, where it hurts most, as a stopgap: “${helpedIn(c)?.quote}”${report.evidence[0] ? `. Save ${report.evidence[0].id} before` : ''}`
                : first
                  ? `Step 1 before anything is changed (${minutesWords(first.minutes)})${thenWords(report)}.${report.evidence[0] ? ` Save ${report.evidence[0].id} meanwhile.` : ''}`
                  : lookThenAct(report),
            from: c.treatment.over ? [] : [helpedIn(c)].flatMap((a) => (a ? [fromInput(a)] : [])),
          },
    ...meanwhile(c),
    ...doNot(c, report),
    firstCheck: firstCheck(c, report),
  };
}

/**
 * The plan's first step; before it the leading cause's own sign, where that step asks of its rivals only: who is all but sure looks at what makes him
 * so first.
 */
function firstCheck(c: Context, { plan, hypotheses: [lead] }: Pick<Report, 'plan' | 'hypotheses'>): Report['glance']['firstCheck'] {
  const first = plan.steps[0];
  const sign = lead?.confirmation;
  const cost = (x: { minutes: number; readOnly: boolean }) =>
    `(${minutesWords(x.minutes)}, ${x.readOnly ? 'read-only' : 'changes the system'})`;
  if (!first)
    return sign
      ? { text: `${sign.action} ${cost(sign)}`, from: [fromKnowledge(sign.observable)] }
      : { text: 'No open check separates the hypotheses.', from: [] };
  const step = `${first.action} ${cost(first)}`;
  const from = first.origin === 'model' ? fromModel(nameOf(c, first.observable)) : fromKnowledge(first.observable);
  if (sign && lead.probability >= DECIDED_AT && !shows(c, first.observable))
    return { text: `${sign.action} ${cost(sign)}, then step 1: ${step}`, from: [fromKnowledge(sign.observable), from] };
  return { text: step, from: [from] };
}

/** Whether the leading cause mostly shows itself at an observable: what it shows now and then is no sign of it. */
const shows = ({ diagnosis }: Context, observable: string): boolean =>
  diagnosis.hypotheses[0]?.mode.cells.some((cell) => cell.observable === observable && FREQUENCY[cell.frequency] >= FREQUENCY.usually) ??
  false;

const nameOf = (c: Context, observable: string): string => c.knowledge.observables.find((o) => o.id === observable)?.proposedBy ?? '';

/** How people get by is told to those who are hit, and to support. */
function meanwhile({ severity: { wayRound }, treatment }: Context): Pick<Report['glance'], 'meanwhile'> {
  return wayRound && !treatment.over
    ? { meanwhile: { text: `Way round, as told: “${inShort(wayRound.quote)}”`, from: [fromInput(wayRound)] } }
    : {};
}

/** From this chance on a cause's own warnings are worth heeding before it is decided. Judgement. */
const WORTH_HEEDING = 0.3;
/** Attempts in vain that are named; the others stand with the mitigations. */
const MOST_IN_VAIN = 2;

function doNot({ reading }: Context, { hypotheses: [lead] }: Pick<Report, 'hypotheses'>): Pick<Report['glance'], 'doNot'> {
  const worse = lead && lead.probability >= WORTH_HEEDING ? (lead.avoid ?? []) : [];
  const vain = reading.attempts.filter((a) => a.effect === 'no-effect').slice(0, MOST_IN_VAIN);
  if (worse.length === 0 && vain.length === 0) return {};
  const again = vain.length ? [`Again what did not help: ${list(vain.map((a) => `“${inShort(actIn(a.quote))}”`))}`] : [];
  return {
    doNot: { text: [...worse.map((s) => s.text), ...again].join('. '), from: [...worse.flatMap((s) => s.from), ...vain.map(fromInput)] },
  };
}

/** Words of a quotation that is read in passing; the whole stands with the mitigations. Judgement. */
const MOST_WORDS = 14;
function inShort(quote: string): string {
  const said = quote.split(/\s+/);
  return said.length > MOST_WORDS ? `${said.slice(0, MOST_WORDS).join(' ')} …` : quote;
}

/** The change that the first act takes back, by its own name and time. */
function whatItUndoes({ treatment: { now }, reading: { time } }: Context): string {
  const change = time.changes.find((x) => isInWindow(x) && x.kinds.some((k) => observableOfChange(k) === now?.remedy.undoes));
  if (!change || change.minutesBeforeOnset === undefined) return '';
  const before = change.minutesBeforeOnset < 1 ? 'at the onset' : `${minutesWords(change.minutesBeforeOnset)} before the onset`;
  return `. It takes back what came ${before}: “${inShort(change.quote)}”`;
}

/** What the people themselves tell of as a help goes beside what is known of such causes. */
function knownToHelp(c: Context): string {
  const helped = helpedIn(c);
  return helped ? `. Told to have helped${helped.effect === 'for-a-while' ? ' for a while' : ''}: “${helped.quote}”` : '';
}

/** No look is open: the sign of the leading cause is seen once more, and then its mitigation. */
function lookThenAct({ hypotheses: [lead], mitigations, fixes }: Pick<Report, 'hypotheses' | 'mitigations' | 'fixes'>): string {
  const act = lead && (mitigations.find((m) => m.addresses.includes(lead.id)) ?? fixes.find((f) => f.addresses.includes(lead.id)));
  return lead?.confirmation && act
    ? `The first check (${minutesWords(lead.confirmation.minutes)}), then ${act.id} ${act.title} (${minutesWords(act.minutes)}, ${act.risk} risk).`
    : 'Watch, and add what is seen.';
}

/** What holds the effect once the look has an answer: nobody waits at the end of step 1 for the next page. */
function thenWords({ plan, mitigations }: Pick<Report, 'plan' | 'mitigations'>): string {
  const ends = (plan.steps[0]?.outcomes ?? []).flatMap(({ outcome, next }) => {
    const act = 'conclude' in next && outcome !== UNTOLD ? mitigations.find((m) => next.remedies.includes(m.id)) : undefined;
    return act && 'conclude' in next ? [{ outcome, cause: next.conclude, act }] : [];
  });
  const acts = [...new Set(ends.map((e) => e.act))];
  const name = (act: ReportAction) => `${act.id} ${act.title} (${minutesWords(act.minutes)}, ${act.risk} risk)`;
  const [first] = acts;
  if (!first) return '';
  if (acts.length === 1)
    return `; if ${list(
      ends.map((e) => e.outcome),
      'or',
    )}, ${name(first)}`;
  return `; ${ends.map((e, i) => `if ${e.outcome}, ${ends.findIndex((x) => x.act === e.act) < i ? e.act.id : name(e.act)}`).join('; ')}`;
}

/** Where a mechanism stands for its class, both chances are told: the class tells what to protect, the mechanism what to mend. */
const chance = (h: ReportHypothesis): string =>
  h.alone === undefined
    ? `${percent(h.probability)} (${h.likelihood})`
    : `${percent(h.probability)} that it is ${h.class.replaceAll('-', ' ')} (${h.likelihood}), ${percent(h.alone)} by just this mechanism`;

/** Under this share of the shaken runs the first place is not the incident's own doing. Judgement. */
const FIRM = 0.7;

function shaky({ diagnosis: { stability, joint, hypotheses } }: Context): string {
  const firm = stability.runs === 0 || stability.first >= FIRM * stability.runs;
  return firm || joint || hypotheses[0]?.mode.byModel ? '' : '; shaky: one more fact may turn it';
}

/** The last action on record, where it ended the trouble. */
function cureIn(c: Context) {
  const last = (c.log ?? []).filter((e) => e.counts && e.kind === 'applied' && e.effect !== 'unknown').at(-1);
  return last?.effect === 'cured'
    ? { ...last, text: c.knowledge.remedies.find((r) => r.id === last.text)?.title.replace(/\{[a-z_]+\|([^{}]*)\}/g, '$1') ?? last.text }
    : undefined;
}
