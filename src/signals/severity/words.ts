import type { Facts, SeverityDecision, SeverityPolicy, SeverityRule } from './types.ts';
import { LEVELS } from './types.ts';

/** Statements in one sentence (judgement): more is not read. */
const MOST = 2;

/** Why the level is not one higher or lower, in what was read and what was not. */
export function explain(
  policy: SeverityPolicy,
  rule: SeverityRule,
  facts: Facts,
): Pick<SeverityDecision, 'whyNotHigher' | 'whyNotLower' | 'changesWhen'> {
  const at = LEVELS.indexOf(rule.level);
  const higher = LEVELS[at - 1];
  const lower = LEVELS[at + 1];
  const up = policy.rules.filter((r) => r.level === higher);
  const deciding = decidingOf(rule, facts);
  const for_ = unique(deciding.map((f) => yes(policy, f, facts)));
  return {
    whyNotHigher: higher
      ? sentence(`Not ${higher}: `, whyNot(policy, up, facts), ` it is not shown that ${up[0]?.when ?? 'more is hit'}`)
      : 'There is no higher level.',
    whyNotLower: lower ? sentence(`Not ${lower}: `, for_.slice(0, MOST + 1), rule.when) : 'There is no lower level.',
    changesWhen:
      rule.changes ?? (higher ? `${higher} when ${unique(up.map((r) => r.when)).join(', or ')}.` : 'Lower when the harm has stopped.'),
  };
}

/** The facts that made a rule hold. */
export const decidingOf = (rule: SeverityRule, facts: Facts): string[] =>
  [...(rule.all ?? []), ...(rule.any ?? []).filter((f) => facts.held.has(f)).slice(0, 1)].filter((f) => facts.held.has(f));

/** What stands against the rules of a level: first what was read, then what was looked for and not found. */
function whyNot(policy: SeverityPolicy, rules: readonly SeverityRule[], facts: Facts): string[] {
  const near = [...rules].sort((a, b) => missing(a, facts).length - missing(b, facts).length);
  const against = unique(near.flatMap((r) => (r.none ?? []).filter((f) => facts.held.has(f))).map((f) => yes(policy, f, facts)));
  const denied = unique(rules.flatMap((r) => r.all ?? []).flatMap((f) => quoteOf(facts.denied.get(f)?.quote)));
  const absent = unique(near.flatMap((r) => missing(r, facts)).map((f) => policy.facts[f]?.no ?? ''));
  return [...against.slice(0, MOST), ...(denied.length > 0 ? denied.slice(0, 1) : absent.slice(0, against.length > 0 ? 1 : MOST))];
}

const missing = (r: SeverityRule, facts: Facts): string[] => (r.all ?? []).filter((f) => !facts.held.has(f));

function yes(policy: SeverityPolicy, fact: string, facts: Facts): string {
  const source = policy.facts[fact];
  const quote = quoteOf(facts.held.get(fact)?.quote)[0];
  const text = source?.yes ?? source?.means ?? fact;
  if (quote !== undefined) return text.includes('{quote}') ? text.replace('“{quote}”', () => quote) : `${text} (${quote})`;
  return text.includes('{quote}') ? (source?.means ?? fact) : text;
}

const quoteOf = (quote: string | undefined): string[] => {
  const flat = (quote ?? '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.,;:]$/, '');
  return flat === '' ? [] : [`“${flat.length > 90 ? `${flat.slice(0, 87)}…` : flat}”`];
};
const unique = (xs: readonly string[]): string[] => [...new Set(xs.filter((x) => x !== ''))];
const sentence = (start: string, parts: readonly string[], otherwise: string): string => {
  const said = parts.length > 0 ? parts : [otherwise.trim()];
  return `${start}${said.length > 1 ? `${said.slice(0, -1).join(', ')}, and ${said[said.length - 1]}` : said[0]}.`;
};
