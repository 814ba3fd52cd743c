import type { Report, ReportAction, Statement } from '../report/types.ts';
import type { Rule } from './types.ts';

/** Identity, with the type of a rule: a rule file holds one plain object. */
export const rule = (r: Rule): Rule => r;

/** Every action of the report with its place. */
export function actionsOf(r: Report): { place: string; action: ReportAction; kind: 'evidence' | 'mitigations' | 'fixes' | 'repairs' }[] {
  return (['evidence', 'mitigations', 'fixes', 'repairs'] as const).flatMap((kind) =>
    r[kind].map((action, i) => ({ place: `${kind}[${i}]`, action, kind })),
  );
}

/** Every piece of prose with its place: what a person reads, without the quotations and commands. */
export function proseOf(r: Report): { place: string; text: string }[] {
  const statements = (place: string, list: readonly Statement[]) => list.map((s, i) => ({ place: `${place}[${i}]`, text: s.text }));
  return [
    { place: 'glance.leading', text: r.glance.leading },
    { place: 'glance.doNow', text: r.glance.doNow.text },
    { place: 'glance.firstCheck', text: r.glance.firstCheck.text },
    ...statements('ruledIn', r.ruledIn),
    ...statements('ruledOut', r.ruledOut),
    ...r.hypotheses.flatMap((h, i) => [
      { place: `hypotheses[${i}].title`, text: h.title },
      ...statements(`hypotheses[${i}].mechanism`, h.mechanism),
      ...h.supports.map((b, j) => ({ place: `hypotheses[${i}].supports[${j}]`, text: b.text })),
      ...h.missing.map((m, j) => ({ place: `hypotheses[${i}].missing[${j}]`, text: m.text })),
    ]),
    ...r.plan.steps.flatMap((s, i) => [
      { place: `plan.steps[${i}].action`, text: s.action },
      { place: `plan.steps[${i}].why`, text: s.why },
      ...s.outcomes.map((o, j) => ({ place: `plan.steps[${i}].outcomes[${j}]`, text: `${o.looks} ${o.means}` })),
    ]),
    ...actionsOf(r).flatMap(({ place, action: a }) => [
      { place: `${place}.title`, text: a.title },
      { place: `${place}.does`, text: a.does },
      { place: `${place}.sacrifices`, text: a.sacrifices },
      { place: `${place}.rollback`, text: a.rollback },
    ]),
    ...statements('followUp.hardening', r.followUp.hardening),
  ];
}

/** Commands that a plan step or an action gives to copy. */
export function commandsOf(r: Report): { place: string; command: string }[] {
  return [
    ...r.plan.steps.flatMap((s, i) => (s.command ? [{ place: `plan.steps[${i}].command`, command: s.command }] : [])),
    ...r.hypotheses.flatMap((h, i) =>
      h.confirmation?.command ? [{ place: `hypotheses[${i}].confirmation.command`, command: h.confirmation.command }] : [],
    ),
  ];
}
