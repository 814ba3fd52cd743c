import type { Report, ReportStep } from '../../report/types.ts';
import { block, inline } from './text.ts';

export function plan(r: Report): string[] {
  return ['## 3. Diagnostic Plan', '', inline(r.plan.text), '', ...r.plan.steps.flatMap((s) => step(s, sameLookBefore(s, r))), ...once(r)];
}

/** Where no look is open, the leading cause's own sign is looked at once more before it is acted on. */
function once({ plan: { steps }, hypotheses: [lead], mitigations, fixes }: Report): string[] {
  const c = lead?.confirmation;
  if (!lead || !c || steps.length > 0) return [];
  const acts = [mitigations, fixes].flatMap((list) => list.find((a) => a.addresses.includes(lead.id))?.id ?? []);
  return [
    `**Look once more.** ${inline(c.action)} (${c.minutes} min, ${c.readOnly ? 'read-only' : 'changes the system'}, ${c.access})`,
    '',
    ...(c.command ? [...block(c.command), ''] : []),
    `- **as expected**: ${inline(c.looks)} → ${lead.id}${acts.length ? `: go to ${acts.join(', ')}` : ''}.`,
    '- **otherwise**: the sign is not what it was taken for → correct the telling, and run this again.',
    '',
  ];
}

/** What it looks like not to be able to tell needs no words. */
const UNTOLD = 'could not tell';

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
    ...s.outcomes.map((o) => `- **${inline(o.outcome)}**${o.outcome === UNTOLD ? '' : `: ${inline(o.looks)}`} → ${target(o.next)}`),
    '',
  ];
}

function target(next: ReportStep['outcomes'][number]['next']): string {
  return 'step' in next ? `step ${next.step}` : inline(next.text);
}
