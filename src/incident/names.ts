import type { FieldName } from './types.ts';

/** How surely a name means its field: its own name, a name used for nothing else, or a word that has other uses. */
export type Strength = 'own' | 'strong' | 'weak';

export interface Named {
  readonly field: FieldName;
  readonly strength: Strength;
}

const OWN: Record<FieldName, string> = {
  code_snippet: 'code snippet, code',
  tech_stack: 'tech stack, stack',
  symptoms: 'symptoms, symptom',
  occurrence_pattern: 'occurrence pattern, occurrence',
  blast_radius: 'blast radius',
};

const STRONG: Record<FieldName, string> = {
  code_snippet: 'source code, code sample, code excerpt, snippet, code and config, code or config',
  tech_stack: 'technology stack, technologies, technology, tech, environment, technical environment',
  symptoms: `what we see, what we saw, what i see, what is seen, what is happening, what happens, what happened, observations,
    observation, observed behaviour, observed behavior, what is observed, problem, problem statement, problem description, error messages, error logs`,
  occurrence_pattern: `pattern, when, when it happens, when does it happen, when did it start, when it began, since when, timing, timeline,
    frequency, recent changes, what changed, how often`,
  blast_radius: `impact, affected, affected users, affected customers, affected systems, affected services, users affected,
    customers affected, who is affected, who is hit, customers hit, scope, severity, customer impact, business impact, user impact`,
};

const WEAK: Record<FieldName, string> = {
  code_snippet: 'source, config, configuration, sql, query, manifest',
  tech_stack: 'infrastructure, platform, architecture, components, versions, setup, system',
  symptoms: `errors, error, error message, logs, log, log lines, log output, stack trace, stacktrace, description, summary, issue, metrics,
    evidence, complaints, details, overview`,
  occurrence_pattern:
    'history, changes, change history, onset, start, started, schedule, reproduction, reproducibility, steps to reproduce, first seen, trigger, triggers',
  blast_radius: 'effect, effects, consequences, reach, customers, users',
};

const NAMES = new Map<string, Named>();
for (const [strength, table] of [
  ['weak', WEAK],
  ['strong', STRONG],
  ['own', OWN],
] as const) {
  for (const [field, names] of Object.entries(table)) {
    for (const name of names.split(/,\s*/)) NAMES.set(name, { field: field as FieldName, strength });
  }
}

/** Words before a name that do not change it: "Relevant code", "Current impact". */
const BEFORE = new Set(
  'the a our my any relevant current observed known application app main initial additional other more some full sample example'.split(' '),
);
/** Words after a name that begin a closer description: "Logs from pod 3", "Impact on customers". */
const AFTER = new Set('of in on at for to from since before during so over with after by around across per under'.split(' '));
const LONGEST = 60;

/** "2. Tech-Stack (prod):" -> tech_stack. Case, separators, numbering and emoji do not matter. */
export function fieldNamed(label: string): Named | undefined {
  if (label.length > LONGEST) return undefined;
  const plain = words(label.replace(/\([^)]*\)/g, ' ').replace(/^\s*\d{1,2}[.)]\s/, ''));
  const whole = NAMES.get(plain.join(' '));
  if (whole) return whole;
  // "Impact / blast radius", "Stack & environment": the first part decides.
  const first = label.split(/[/&|,]|\band\b/i)[0] ?? '';
  return NAMES.get(words(first).join(' ')) ?? described(plain);
}

/** The five names themselves, in any case and with any separator. */
export function ownName(label: string): FieldName | undefined {
  const named = NAMES.get(words(label).join(' '));
  return named?.strength === 'own' ? named.field : undefined;
}

function described(all: readonly string[]): Named | undefined {
  let from = 0;
  while (from < all.length && BEFORE.has(all[from] ?? '')) from++;
  const rest = all.slice(from);
  for (let n = rest.length; n > 0; n--) {
    const named = NAMES.get(rest.slice(0, n).join(' '));
    if (named && (n === rest.length || AFTER.has(rest[n] ?? '')))
      return named.strength === 'own' ? { ...named, strength: 'strong' } : named;
  }
  return undefined;
}

const words = (label: string): string[] =>
  label
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((w) => w !== '');
