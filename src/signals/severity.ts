import type { FieldName, Incident, Span } from '../incident/types.ts';
import { stanceOf } from './negation.ts';
import { clausesOf, sentencesOf } from './sentences.ts';
import type { Quantity, Signal } from './types.ts';

export type Level = 'SEV1' | 'SEV2' | 'SEV3' | 'SEV4';

/** The policy as the file holds it: facts to look for, and rules over them, the first that holds decides. */
export interface SeverityPolicy {
  readonly facts: Readonly<Record<string, FactSource>>;
  readonly rules: readonly SeverityRule[];
}

export interface FactSource {
  readonly means: string;
  readonly fields?: readonly FieldName[];
  /** Regular expressions, case-insensitive. */
  readonly says?: readonly string[];
  /** Observables whose `yes` makes the fact true. */
  readonly observables?: readonly string[];
  /** Bounds on a share of users or requests, 0..1. */
  readonly share?: { readonly at_least?: number; readonly under?: number };
}

export interface SeverityRule {
  readonly id: string;
  readonly level: Level;
  readonly when: string;
  readonly all?: readonly string[];
  readonly any?: readonly string[];
  readonly none?: readonly string[];
}

export interface SeverityDecision {
  readonly level: Level;
  readonly rule: { readonly id: string; readonly text: string };
  readonly because: readonly { readonly text: string; readonly span?: Span }[];
  readonly whyNotHigher: string;
  readonly whyNotLower: string;
  readonly changesWhen: string;
}

const LEVELS: readonly Level[] = ['SEV1', 'SEV2', 'SEV3', 'SEV4'];
const DEFAULT_FIELDS: readonly FieldName[] = ['blast_radius', 'symptoms'];

type Facts = ReadonlyMap<string, Span | undefined>;

/** The severity of an incident under a policy, with the facts that decided, and what one level up and down would take. */
export function decideSeverity(
  policy: SeverityPolicy,
  incident: Incident,
  signals: readonly Signal[],
  quantities: readonly Quantity[],
): SeverityDecision {
  const facts = readFacts(policy, incident, signals, quantities);
  const rule = policy.rules.find((r) => holds(r, facts)) ?? { id: 'none', level: 'SEV3' as const, when: 'no rule of the policy holds' };
  const deciding = [...(rule.all ?? []), ...(rule.any ?? [])].filter((f) => facts.has(f));
  return {
    level: rule.level,
    rule: { id: rule.id, text: rule.when },
    because: deciding.map((f) => {
      const span = facts.get(f);
      const means = policy.facts[f]?.means ?? f;
      return { text: span ? `${means} (“${span.quote}”)` : means, ...(span ? { span } : {}) };
    }),
    ...neighbours(policy, rule, facts),
  };
}

function holds(r: SeverityRule, facts: Facts): boolean {
  return (
    (r.all ?? []).every((f) => facts.has(f)) &&
    ((r.any ?? []).length === 0 || (r.any ?? []).some((f) => facts.has(f))) &&
    !(r.none ?? []).some((f) => facts.has(f))
  );
}

function neighbours(
  policy: SeverityPolicy,
  rule: SeverityRule,
  facts: Facts,
): Pick<SeverityDecision, 'whyNotHigher' | 'whyNotLower' | 'changesWhen'> {
  const at = LEVELS.indexOf(rule.level);
  const higher = LEVELS[at - 1];
  const lower = LEVELS[at + 1];
  const means = (f: string) => policy.facts[f]?.means ?? f;
  const up = policy.rules.filter((r) => r.level === higher);
  const nearest = [...up].sort((a, b) => lacking(a, facts) - lacking(b, facts))[0];
  const conditions = [...new Set(up.map((r) => r.when))];
  const blocked = (nearest?.none ?? []).filter((f) => facts.has(f)).map(means);
  const missing = nearest
    ? [
        ...(nearest.all ?? []).filter((f) => !facts.has(f)),
        ...((nearest.any ?? []).some((f) => facts.has(f)) ? [] : (nearest.any ?? []).slice(0, 1)),
      ].map(means)
    : [];
  const decided = [...(rule.all ?? []), ...(rule.any ?? [])].filter((f) => facts.has(f)).map(means);
  const down = [...new Set(policy.rules.filter((r) => r.level === lower).map((r) => r.when))];
  return {
    whyNotHigher: higher
      ? `Not ${higher}: the input does not show that ${missing.length ? missing.join(', or that ') : (nearest?.when ?? '')}${blocked.length ? `, but that ${blocked.join(' and ')}` : ''}.`
      : 'There is no higher level.',
    whyNotLower: lower
      ? `Not ${lower}, which is for when ${down.join(', or ')}: ${decided.length ? decided.join('; ') : rule.when}.`
      : 'There is no lower level.',
    changesWhen: higher
      ? `It becomes ${higher} when ${conditions.join(', or ')}.`
      : `It falls when the harm has stopped: then the next rule that holds decides.`,
  };
}

const lacking = (r: SeverityRule, facts: Facts) =>
  (r.all ?? []).filter((f) => !facts.has(f)).length +
  ((r.any ?? []).length > 0 && !(r.any ?? []).some((f) => facts.has(f)) ? 1 : 0) +
  (r.none ?? []).filter((f) => facts.has(f)).length;

function readFacts(policy: SeverityPolicy, incident: Incident, signals: readonly Signal[], quantities: readonly Quantity[]): Facts {
  const facts = new Map<string, Span | undefined>();
  const share = hitShare(quantities);
  for (const [id, source] of Object.entries(policy.facts)) {
    const signal = signals.find((s) => s.value === 'yes' && s.reliability >= 0.5 && (source.observables ?? []).includes(s.observable));
    const said = saidBy(source, incident);
    if (signal) facts.set(id, signal);
    else if (said) facts.set(id, said);
    else if (source.share && share && share.value >= (source.share.at_least ?? 0) && share.value < (source.share.under ?? Infinity))
      facts.set(id, share);
  }
  return facts;
}

/** The largest share that the blast radius gives; else of the symptoms. Shares of resources are no shares of users. */
function hitShare(quantities: readonly Quantity[]): Quantity | undefined {
  const shares = (field: FieldName) =>
    quantities.filter(
      (q) =>
        q.kind === 'share' &&
        q.field === field &&
        q.value <= 1 &&
        !/\b(?:cpu|disk|memory|heap|core|hit|throttl|uptime|availability)\b/i.test(`${q.of} ${q.quote}`),
    );
  const own = shares('blast_radius');
  const from = own.length ? own : shares('symptoms');
  return [...from].sort((a, b) => b.value - a.value)[0];
}

function saidBy(source: FactSource, incident: Incident): Span | undefined {
  if (!source.says) return undefined;
  const patterns = source.says.map((s) => new RegExp(s, 'i'));
  for (const field of source.fields ?? DEFAULT_FIELDS) {
    for (const sentence of sentencesOf(incident[field])) {
      for (const p of patterns) {
        const m = p.exec(sentence.text);
        if (!m || m[0].trim() === '') continue;
        const clause = clausesOf(sentence.text).find((c) => m.index >= c.start && m.index < c.end) ?? sentence;
        const from = m.index - (clause === sentence ? 0 : clause.start);
        if (stanceOf(sentence.text, clause.text, Math.max(0, from), Math.max(0, from) + m[0].length).denied) continue;
        const start = sentence.start + m.index;
        return { field, start, end: start + m[0].length, quote: m[0] };
      }
    }
  }
  return undefined;
}
