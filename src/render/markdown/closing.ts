import type { Report } from '../../report/types.ts';
import { costWords } from '../cost.ts';
import { block, bullets, code, inline, table } from './text.ts';

export function verification(r: Report): string[] {
  const checks = r.verification.checks.filter((c) => isForLead(c, r));
  const rows = checks.map((c) => [
    c.for.join(', '),
    inline(c.measure),
    inline(c.baseline),
    inline(c.threshold),
    inline(c.window),
    inline(c.onlyWhen),
  ]);
  const queries = checks.flatMap((c) =>
    c.query
      ? [
          `${c.baseline.startsWith('now:') ? 'Read again' : 'Baseline'} for ${c.for.join(', ')}: ${shownBefore(c.query, r) ?? code(c.query)}`,
        ]
      : [],
  );
  return [
    '## 5. Verification',
    '',
    ...table(['for', 'measure', 'baseline', 'threshold', 'wait', 'counts only'], rows),
    '',
    ...bullets(queries),
    '',
  ];
}

/** What is done for a lesser cause is verified when the plan has come to it: the other forms of the report keep its checks. */
function isForLead(check: Report['verification']['checks'][number], r: Report): boolean {
  const [lead] = r.hypotheses;
  const causes = new Set(r.joint?.members ?? (lead ? [lead.id] : []));
  const others = [...r.mitigations, ...r.fixes].filter((a) => !a.addresses.some((id) => causes.has(id)));
  return !lead || check.for.some((id) => !others.some((a) => a.id === id));
}

/** A command that stands further up is named. */
function shownBefore(query: string, r: Report): string | undefined {
  const step = r.plan.steps.find((s) => s.command === query);
  if (step) return `step ${step.number}`;
  const [lead] = r.hypotheses;
  return lead?.confirmation?.command === query ? `the confirmation of ${lead.id}` : undefined;
}

export function followUp(r: Report): string[] {
  const f = r.followUp;
  return [
    '## 6. Post-Incident Follow-Up',
    '',
    `**Detection gap.** ${f.detectionGap.map((s) => inline(s.text)).join(' ')}`,
    '',
    ...f.alerts.flatMap((a) => [`Alert (${inline(a.on)}), because ${inline(a.because)}:`, '', ...block(a.rule), '']),
    ...(f.hardening.length ? ['**Hardening**', '', ...bullets(f.hardening.map((s) => inline(s.text))), ''] : []),
    '**Timeline**',
    '',
    ...table(
      ['at', 'what'],
      f.timeline
        .filter((t) => !t.open)
        .map((t) => [inline(t.at), `${inline(t.what)}${t.derived ? ` (derived: ${inline(t.derived)})` : ''}`]),
    ),
    '',
    ...notGiven(f.timeline),
    '**Actions**',
    '',
    ...actions(f.actions),
    '',
  ];
}

/** Nobody is named in an incident: as long as no action has an owner it is said once. */
function actions(list: Report['followUp']['actions']): string[] {
  return list.every((a) => a.owner === 'open')
    ? list.length
      ? [`${list.map((a) => inline(a.text)).join(' · ')} (owners: open)`]
      : []
    : bullets(list.map((a) => `${inline(a.text)} (owner: ${a.owner})`));
}

/** What a timeline ought to hold and the input does not. */
function notGiven(rows: Report['followUp']['timeline']): string[] {
  const open = rows.filter((t) => t.open).map((t) => inline(t.what));
  return open.length ? [`Not given: ${open.join(', ')}.`, ''] : [];
}

/** What a team's own knowledge and a model had to do with the report, and what the latter cost. */
export function footer(r: Report): string[] {
  const lines = [
    ...(r.team ? [[r.team.text, ...r.team.notices].join(' ')] : []),
    ...(r.model ? [`${r.model.outcome} ${costWords(r.model)}`] : []),
  ];
  return lines.length ? ['---', '', ...lines.flatMap((l) => [inline(l), ''])] : [];
}
