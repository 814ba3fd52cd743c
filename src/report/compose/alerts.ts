import { type Hypothesis, holds } from '../../diagnosis/index.ts';
import { FREQUENCY } from '../../knowledge/index.ts';
import type { AlertRule } from '../../knowledge/types.ts';
import type { Context } from '../context.ts';
import { fill } from '../slots.ts';
import type { Report } from '../types.ts';
import { moved } from './levels.ts';

/** A second cause has its alerts from this chance on. Judgement. */
export const WORTH_AN_ALERT = 0.2;
/** What is over more than that is written tomorrow, and read by nobody tonight. Judgement. */
const MOST_ALERTS = 2;

/** A rule over metrics that belong to technologies of which this stack has none would never fire. */
function fits(c: Context, rule: string): boolean {
  if (!c.setting.stackGiven) return true;
  const own = c.knowledge.technologies.flatMap((t) => t.metrics.map((prefix) => ({ prefix, technology: t.id })));
  return [...rule.matchAll(/[a-z][a-z0-9_:]*_[a-z0-9_:]+/g)].every(([metric]) => {
    const owners = own.filter((o) => metric.startsWith(o.prefix));
    return owners.length === 0 || owners.some((o) => holds(o.technology, c.setting));
  });
}

/** Services on whose machines nobody has an account or an exporter. */
const MANAGED: readonly string[] = ['amazon-rds', 'amazon-aurora', 'cloud-sql'];
/** What is measured on a machine itself, and words by which a signal is of the database's. */
const OF_HOST = /\bnode_(?:disk|filesystem|cpu|memory)_/;
const OF_DATABASE = /\b(?:RDS|Aurora|Cloud SQL|DB|DiskQueueDepth|database|writer)\b/;

/** Which managed service the signal is of, where it is of one. */
function managedOf(c: Context, observable: string): string | undefined {
  const own = c.reading.signals.find((s) => s.observable === observable && s.value === 'yes');
  const isOfDatabase = OF_DATABASE.test(own?.quote ?? '') || c.diagnosis.hypotheses[0]?.mode.domain === 'database';
  return isOfDatabase ? MANAGED.find((t) => c.setting.technologies.has(t)) : undefined;
}

/** The rule for the monitoring that this stack has, where the knowledge has one in its language. */
function inOwnLanguage(c: Context, alert: AlertRule, observable: string): { on: string; rule: string } | undefined {
  const managed = OF_HOST.test(alert.rule) ? managedOf(c, observable) : undefined;
  if (managed !== undefined) return alert.also?.find((a) => a.on === managed);
  if (holds(alert.on, c.setting)) return alert;
  return alert.also?.find((a) => holds(a.on, c.setting)) ?? alert;
}

/** Rules over what was seen; where none of that has one, over what the leading causes would show. */
export function alertsOf(c: Context): Report['followUp']['alerts'] {
  const lead = c.diagnosis.hypotheses.slice(0, 2).filter((h, i) => i === 0 || h.probability >= WORTH_AN_ALERT);
  const seen = alertsOver(c, lead, seenIn(c));
  return seen.length ? seen : alertsOver(c, lead, new Set(lead.flatMap((h) => h.missing.map((m) => m.observable))));
}

/** What was seen in this incident. */
export const seenIn = (c: Context): ReadonlySet<string> =>
  new Set(c.diagnosis.evidence.filter((e) => e.value === 'yes').map((e) => e.observable.id));

function alertsOver(c: Context, lead: readonly Hypothesis[], ids: ReadonlySet<string>): Report['followUp']['alerts'] {
  const shown = (h: Hypothesis, id: string) => {
    const cell = h.mode.cells.find((x) => x.observable === id && x.value === 'yes');
    return cell && FREQUENCY[cell.frequency] >= FREQUENCY.sometimes ? FREQUENCY[cell.frequency] : 0;
  };
  const weight = (id: string) => Math.max(0, ...lead.map((h) => h.probability * shown(h, id)));
  return c.knowledge.observables
    .filter((o) => ids.has(o.id) && o.alert && weight(o.id) > 0 && fits(c, o.alert.rule) && inOwnLanguage(c, o.alert, o.id))
    .sort((a, b) => weight(b.id) - weight(a.id))
    .slice(0, MOST_ALERTS)
    .flatMap((o) => {
      const own = o.alert && inOwnLanguage(c, o.alert, o.id);
      if (!o.alert || !own) return [];
      const { on, rule } = own;
      return [{ observable: o.id, on, rule: fitted(c, o.id, fill(rule, c.slots)), because: fill(o.alert.because, c.slots) }];
    });
}

/** A threshold in seconds at the end of a rule. */
const IN_SECONDS = /(_seconds\w*\b[\s\S]*>\s*)(\d+(?:\.\d+)?)\s*$/;
const IN_TIME = /\d\s?(?:ms|s|sec|seconds?)\b\W*$/i;

/** A rule that would have slept through this incident gets a threshold between what was usual and what was seen. */
function fitted(c: Context, observable: string, rule: string): string {
  const q = moved(c, observable);
  const m = IN_SECONDS.exec(rule);
  if (q?.to === undefined || !IN_TIME.test(q.quote) || !m) return rule;
  const [usual, seen] = [q.value, q.to];
  if (seen <= usual || Number(m[2]) < seen) return rule;
  return rule.replace(IN_SECONDS, (_, head: string) => `${head}${Number(Math.sqrt(usual * seen).toPrecision(1))}`);
}
