import type { Report, ReportStep } from '../../report/types.ts';
import { block, inline } from './text.ts';

export function plan(r: Report): string[] {
  return ['## 3. Diagnostic Plan', '', inline(r.plan.text), '', ...r.plan.steps.flatMap((s) => step(s, sameLookBefore(s, r)))];
}

/** The step that runs the same: another branch leads to it with other chances. */
const sameLookBefore = (s: ReportStep, r: Report): number | undefined =>
  r.plan.steps.find((x) => x.number < s.number && x.observable === s.observable)?.number;

function step(s: ReportStep, before: number | undefined): string[] {
  const command = s.command && before === undefined ? [...block(s.command), ''] : [];
  return [
    `**Step ${s.number}.** ${inline(s.action)} (${before === undefined ? '' : `as step ${before}: `}${s.minutes} min, ${s.readOnly ? 'read-only' : 'changes the system'}, ${s.access})`,
    '',
    ...command,
    `Why now: ${inline(s.why)}`,
    '',
    ...s.outcomes.map((o) => `- **${inline(o.outcome)}**: ${inline(o.looks)} → ${target(o.next)}`),
    '',
  ];
}

function target(next: ReportStep['outcomes'][number]['next']): string {
  return 'step' in next ? `step ${next.step}` : inline(next.text);
}
