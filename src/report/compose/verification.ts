import { ANSWER, FREQUENCY, isAnswer } from '../../knowledge/index.ts';
import { type Context, fromAction } from '../context.ts';
import type { Report, ReportAction, ReportCheck, Statement } from '../types.ts';
import { byRate, byShare } from './counted.ts';
import { exposure } from './exposure.ts';
import { byLevel, unmeasured } from './levels.ts';
import { worksAgain } from './recovery.ts';
import { spellOf, throughTheSpell } from './spell.ts';

/** Judgement. */
const WORTH_WATCHING = 0.15;
/** At most so many things to watch that the input gives no figure for. */
const MOST_UNMEASURED = 3;

/** When is it over? What must return to normal, how far, and how long to watch: computed from the input's own figures. */
export function composeVerification(
  c: Context,
  actions: { mitigations: readonly ReportAction[]; fixes: readonly ReportAction[]; repairs: readonly ReportAction[] },
): Report['verification'] {
  const all = [...actions.mitigations, ...actions.fixes];
  const mending = damageStays(c) ? actions.repairs.filter((r) => r.addresses.includes(c.diagnosis.hypotheses[0]?.id ?? '')) : [];
  const measured = [byRate, byShare].flatMap((by) =>
    by(c, (observable) => (mending.length ? mending : all).filter((a) => !silences(c, a, observable)).map((a) => a.id)),
  );
  const covered = new Set(measured.map((m) => m.observable));
  const groups = new Map<string, ReportAction[]>();
  for (const a of all) {
    const observable = c.knowledge.remedies.find((r) => r.id === a.remedy)?.verifiedBy ?? '';
    if (!covered.has(observable)) groups.set(observable, [...(groups.get(observable) ?? []), a]);
  }
  // Where the input has no figure, what is watched is for the causes that may well be it.
  const worth = new Set(c.diagnosis.hypotheses.filter((h, i) => i === 0 || h.probability >= WORTH_WATCHING).map((h) => h.id));
  const watched = [...groups].filter(([, as]) => as.some((a) => a.addresses.some((id) => worth.has(id))));
  const rest = watched.map(([observable, as]) => {
    const what = { observable, actions: as.map((a) => a.id), onlyWhen: exposure(c) };
    return byLevel(c, what) ?? unmeasured(c, what);
  });
  // What nobody has read or counted is watched where there is nothing else for the leading cause.
  const read = rest.filter((check) => c.setting.answers.has(`${check.observable}=yes`));
  const lead = c.diagnosis.hypotheses[0]?.id ?? '';
  const forLead = (check: ReportCheck) => all.some((a) => check.for.includes(a.id) && a.addresses.includes(lead));
  const others = [...measured, ...read].some(forLead) ? read : rest;
  const spell = spellOf(c);
  return {
    checks: [...measured, ...worksAgain(c, all), ...others.slice(0, MOST_UNMEASURED)].map((check) => throughTheSpell(check, spell)),
    fix: actions.fixes.filter((f) => f.test !== '').map((f) => ({ text: `${f.id}: ${f.test}`, from: [fromAction(f)] })),
    regressions: regressions(actions.fixes),
  };
}

/** Whether the action ends what is measured by itself, so that it proves nothing of it. */
const silences = (c: Context, a: ReportAction, observable: string): boolean =>
  c.knowledge.remedies.some((r) => r.id === a.remedy && r.silences?.includes(observable));

/** What is gone or wrong stays so when its cause is stopped: the failures end with the repair, and no mitigation is measured by them. */
function damageStays({ diagnosis }: Context): boolean {
  const [lead] = diagnosis.hypotheses;
  const cell = lead?.mode.cells.find((x) => isAnswer(x, ANSWER.outlastsItsTrigger));
  const stays = cell !== undefined && FREQUENCY[cell.frequency] >= FREQUENCY.often;
  return lead !== undefined && lead.mode.class === 'data-corruption-or-loss' && lead.probability >= 0.5 && stays;
}

function regressions(fixes: readonly ReportAction[]): Statement[] {
  return fixes.filter((f) => f.regression !== '').map((f) => ({ text: `${f.id}: ${f.regression}`, from: [fromAction(f)] }));
}
