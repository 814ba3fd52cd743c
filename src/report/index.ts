import { composeFollowUp } from './compose/followup.ts';
import { composeGaps } from './compose/gaps.ts';
import { composeGlance } from './compose/glance.ts';
import { composeLedger } from './compose/ledger.ts';
import { composePlan } from './compose/plan.ts';
import { composeSeverity } from './compose/severity.ts';
import { composeSnapshot } from './compose/snapshot.ts';
import { composeTeam } from './compose/team.ts';
import { actionIds, composeTreatment } from './compose/treatment.ts';
import { composeVerification } from './compose/verification.ts';
import type { Context } from './context.ts';
import type { Report } from './types.ts';

export type { Context } from './context.ts';
export { inWords, slotsOf } from './slots.ts';
export type * from './types.ts';

/** Everything the pipeline found -> the report. Words come here and nowhere earlier; `lint` is filled by the linter afterwards. */
export function composeReport(c: Context): Report {
  const severity = composeSeverity(c);
  const ledger = composeLedger(c);
  const plan = composePlan(c, actionIds(c));
  const treatment = composeTreatment(c);
  const snapshot = composeSnapshot(c);
  const team = composeTeam(c, { severity, signals: snapshot.signals, hypotheses: ledger.hypotheses, ...treatment });
  return {
    version: 1,
    title: c.title,
    incident: { ...c.incident },
    notes: [...c.notes.map((n) => ({ ...n })), ...unheeded(c)],
    ...(c.log?.length ? { log: c.log.map((e) => ({ ...e })) } : {}),
    glance: composeGlance(c, { severity, ...ledger, plan, ...treatment }),
    severity,
    ...snapshot,
    ...ledger,
    plan,
    ...treatment,
    verification: composeVerification(c, treatment),
    followUp: composeFollowUp(c, treatment),
    gaps: composeGaps(c),
    ...(team ? { team } : {}),
    lint: [],
  };
}

/** A well-supported leader stays: the model's other opinion is said, not weighed. */
function unheeded(c: Context): Report['notes'] {
  const { unheeded: u } = c.diagnosis;
  if (!u) return [];
  const words = (name: string) => name.replaceAll('-', ' ');
  return [
    {
      kind: 'model',
      text: `Weighed in full, what the model read and named would put “${words(u.would)}” before “${words(u.kept)}”; the knowledge base supports the latter well, so the model's signals were shown and not weighed. A check that tells the two apart is worth its minutes.`,
    },
  ];
}
