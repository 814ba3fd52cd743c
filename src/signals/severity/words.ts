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
  const for_ = unique(deciding.map((f) => told(policy, f, facts, policy.facts[f]?.lower)));
  return {
    whyNotHigher: higher
      ? sentence(`Not ${higher}: `, whyNot(policy, up, facts, madeBy(rule, facts)), ` it is not shown that ${up[0]?.when ?? 'more is hit'}`)
      : 'There is no higher level.',
    whyNotLower: lower ? sentence(`Not ${lower}: `, for_.slice(0, MOST + 1), rule.when) : 'There is no lower level.',
    changesWhen:
      rule.changes ?? (higher ? `${higher} when ${unique(up.map((r) => r.when)).join(', or ')}.` : 'Lower when the harm has stopped.'),
  };
}

const madeBy = (rule: SeverityRule, { held }: Facts): string[] =>
  [...(rule.all ?? []), ...(rule.any ?? []).filter((f) => held.has(f)).slice(0, 1)].filter((f) => held.has(f));

/** The facts that made a rule hold, and those told with it; words that are told already are not told again. */
export function decidingOf(rule: SeverityRule, facts: Facts): string[] {
  const out = madeBy(rule, facts);
  const at = (f: string) => facts.held.get(f);
  for (const f of rule.cites ?? []) {
    const span = at(f);
    if (!span || out.includes(f)) continue;
    if (!out.some((o) => at(o)?.field === span.field && (at(o)?.start ?? 0) < span.end && span.start < (at(o)?.end ?? 0))) out.push(f);
  }
  return out;
}

/** What stands against the rules of a level: first what was read, then what was looked for and not found. */
function whyNot(policy: SeverityPolicy, rules: readonly SeverityRule[], facts: Facts, deciding: readonly string[]): string[] {
  const near = [...rules].sort((a, b) => missing(a, facts).length - missing(b, facts).length);
  const against = unique(
    near
      .flatMap((r) => (r.none ?? []).filter((f) => facts.held.has(f) && policy.facts[f]?.yes !== undefined))
      .map((f) => yes(policy, f, facts)),
  );
  const read = against.length > 0 ? against : unique(deciding.map((f) => yes(policy, f, facts)));
  const denied = unique(
    rules
      .flatMap((r) => r.all ?? [])
      .filter((f) => policy.facts[f]?.no !== undefined)
      .flatMap((f) => quoteOf(facts.denied.get(f)?.quote)),
  );
  const absent = unique(near.flatMap((r) => missing(r, facts)).map((f) => policy.facts[f]?.no ?? ''));
  return [...read.slice(0, MOST), ...(denied.length > 0 ? [`the input says “${denied[0]}”`] : absent.slice(0, read.length > 0 ? 1 : MOST))];
}

const missing = (r: SeverityRule, facts: Facts): string[] => (r.all ?? []).filter((f) => !facts.held.has(f));

const yes = (policy: SeverityPolicy, fact: string, facts: Facts): string => told(policy, fact, facts, undefined);

/** A fact in words: by `wording` where one is given, else by its own. */
function told(policy: SeverityPolicy, fact: string, facts: Facts, wording: string | undefined): string {
  const source = policy.facts[fact];
  const quote = quoteOf(facts.held.get(fact)?.quote)[0];
  const own = wording ?? source?.yes;
  const text = (own ?? source?.means ?? fact).replace('{rest}', facts.share === undefined ? 'a part' : `${percent(1 - facts.share)} %`);
  if (!text.includes('{quote}')) return quote === undefined || own !== undefined ? text : `${text} (“${quote}”)`;
  return quote === undefined ? (source?.means ?? fact) : text.replace('{quote}', () => quote);
}

const percent = (share: number): number => Number((share * 100).toPrecision(share >= 0.1 ? 2 : 1));
const quoteOf = (quote: string | undefined): string[] => {
  const flat = (quote ?? '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.,;:]$/, '');
  return flat === '' ? [] : [flat.length > 90 ? `${flat.slice(0, 87)}…` : flat];
};
const unique = (xs: readonly string[]): string[] => [...new Set(xs.filter((x) => x !== ''))];
const sentence = (start: string, parts: readonly string[], otherwise: string): string => {
  const said = parts.length > 0 ? parts : [otherwise.trim()];
  return `${start}${said.length > 1 ? `${said.slice(0, -1).join(', ')}, and ${said[said.length - 1]}` : said[0]}.`;
};
