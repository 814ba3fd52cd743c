import { FIELDS, type FieldName } from '../../incident/types.ts';
import type { Alert, AlertGroup } from './alert.ts';

/** Labels that name a piece of the stack, in the order in which they are told. */
const STACK = [
  'technology',
  'tech',
  'stack',
  'runtime',
  'language',
  'framework',
  'database',
  'db',
  'engine',
  'broker',
  'queue',
  'topic',
  'platform',
  'provider',
  'job',
  'exporter',
];
const WHERE = [
  'service',
  'app',
  'application',
  'component',
  'deployment',
  'namespace',
  'pod',
  'container',
  'instance',
  'host',
  'node',
  'cluster',
  'region',
  'zone',
  'env',
  'environment',
];
const SERVICE = ['service', 'service_name', 'app', 'application', 'app_kubernetes_io_name', 'component', 'deployment', 'job'];
const IMPACT = ['impact', 'blast_radius', 'customer_impact', 'affected', 'customers', 'tenant', 'severity', 'priority', 'tier'];
const SAYS = ['summary', 'description', 'message', 'details', 'body'];
const MOST_TOLD = 20;

export function serviceOf(group: AlertGroup): string {
  for (const label of SERVICE) for (const a of group.alerts) if (a.labels[label]) return a.labels[label].slice(0, 120);
  return '';
}

/** Labels and annotations -> the five fields. An annotation named like a field fills it; nothing is said that the alert does not say. */
export function fieldsOf(group: AlertGroup): Record<FieldName, string> {
  const alerts = group.alerts.slice(0, MOST_TOLD);
  const given = (field: FieldName) => unique(alerts.map((a) => a.annotations[field] ?? ''));
  const left = group.alerts.length - alerts.length;
  const computed: Record<FieldName, string[]> = {
    code_snippet: [],
    tech_stack: pairs(alerts, STACK),
    symptoms: [...alerts.map(symptomOf), ...(left > 0 ? [`And ${left} further alerts of the same group.`] : [])],
    occurrence_pattern: unique(alerts.map((a) => (a.startsAt === '' ? '' : `${a.name} since ${timeOf(a.startsAt)}.`))),
    blast_radius: [...pairs(alerts, IMPACT), ...pairs(alerts, WHERE)],
  };
  return Object.fromEntries(FIELDS.map((f) => [f, [...given(f), ...computed[f]].join('\n')])) as Record<FieldName, string>;
}

function symptomOf(a: Alert): string {
  const said = unique(SAYS.map((k) => a.annotations[k] ?? ''));
  const others = Object.entries(a.annotations).filter(
    ([k]) => !SAYS.includes(k) && !(FIELDS as readonly string[]).includes(k) && !/url|link|runbook|dashboard|panel|^__/i.test(k),
  );
  return [`${a.name}: ${said.join('\n') || 'the alert fires.'}`, ...others.slice(0, 10).map(([k, v]) => `${k}: ${v}`)].join('\n');
}

const pairs = (alerts: readonly Alert[], labels: readonly string[]): string[] =>
  labels.flatMap((label) => {
    const values = unique(alerts.map((a) => a.labels[label] ?? a.annotations[label] ?? ''));
    return values.length === 0
      ? []
      : [`${label}: ${values.slice(0, 8).join(', ')}${values.length > 8 ? ` and ${values.length - 8} more` : ''}`];
  });

const unique = (texts: readonly string[]): string[] => [...new Set(texts.map((t) => t.trim()).filter((t) => t !== ''))];

/** "2026-11-28 14:20 UTC" */
export function timeOf(text: string): string {
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? text : `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
