import { meets } from '../../diagnosis/index.ts';
import { type Context, fromKnowledge, list } from '../context.ts';
import { fill, sentence } from '../slots.ts';
import type { Report, ReportAction, Statement } from '../types.ts';
import { alertsOf, WORTH_AN_ALERT } from './alerts.ts';
import { detectionGap } from './detection.ts';
import { timeline } from './timeline.ts';

/** Detection gap with alert rules, hardening of the class, timeline and actions. */
export function composeFollowUp(
  c: Context,
  actions: { fixes: readonly ReportAction[]; repairs: readonly ReportAction[] },
): Report['followUp'] {
  const alerts = alertsOf(c);
  // A fix that only an unlikely cause would need stays among the fixes, and is nobody's task yet.
  const worthAnOwner = new Set(c.diagnosis.hypotheses.filter((h, i) => i === 0 || h.probability >= WORTH_AN_ALERT).map((h) => h.id));
  return {
    detectionGap: detectionGap(c, alerts),
    alerts,
    hardening: hardening(c),
    timeline: timeline(c),
    actions: [
      ...actions.fixes
        .filter((f) => f.addresses.some((id) => worthAnOwner.has(id)))
        .map((f) => ({
          text: `${f.id}, once ${list(f.addresses, 'or')} is confirmed`,
          owner: 'open',
          addresses: [...f.addresses],
        })),
      ...actions.repairs.map((r) => ({ text: r.id, owner: 'open', addresses: [...r.addresses] })),
      ...alerts.slice(0, 1).map((a) => ({ text: `Alert: ${a.because}`, owner: 'open', addresses: [] })),
    ],
  };
}

/** A cause less likely than that is none to build against yet; and more than so many is a programme. Judgements. */
const WORTH_HARDENING = 0.3;
const MOST_HARDENING = 2;

/** What protects against the whole class, from the fixes that are for the class rather than for one mode. */
function hardening(c: Context): Statement[] {
  const worth = c.diagnosis.hypotheses.filter((h, i) => i === 0 || h.probability >= WORTH_HARDENING);
  const classes = [...new Set(worth.map((h) => h.mode.class))];
  const chosen = new Map(c.treatment.fixes.map((f) => [f.remedy.id, f.id]));
  const whole = c.knowledge.remedies
    .filter((r) => r.kind === 'fix' && classes.some((k) => r.treats.includes(`class:${k}`)) && meets(r.needs, c.setting))
    .sort((a, b) => Number(chosen.has(b.id)) - Number(chosen.has(a.id)))
    .slice(0, MOST_HARDENING);
  // What stands among the fixes is not told again.
  return whole
    .filter((r) => !chosen.has(r.id))
    .map((r) => ({
      text: `${sentence(fill(r.title, c.slots))}: ${fill(r.does, c.slots)}`,
      from: [fromKnowledge(r.id, r.sources[0])],
    }));
}
