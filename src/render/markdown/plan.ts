import type { Report, ReportStep } from '../../report/types.ts';
import { block, inline } from './text.ts';

export function plan(r: Report): string[] {
  return ['## 3. Diagnostic Plan', '', inline(r.plan.text), '', ...r.plan.steps.flatMap(step)];
}

function step(s: ReportStep): string[] {
  return [
    `**Step ${s.number}.** ${inline(s.action)} (${s.minutes} min, ${s.readOnly ? 'read-only' : 'changes the system'}, ${s.access})`,
    '',
    ...(s.command ? [...block(s.command), ''] : []),
    `Why now: ${inline(s.why)}`,
    '',
    ...s.outcomes.map((o) => `- **${inline(o.outcome)}**: ${inline(o.looks)} → ${target(o.next)}`),
    '',
  ];
}

function target(next: ReportStep['outcomes'][number]['next']): string {
  return 'step' in next ? `step ${next.step}` : inline(next.text);
}
