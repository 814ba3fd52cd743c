import type { Incident, Span } from '../incident/types.ts';
import { readFacts } from './severity/facts.ts';
import { harmOf } from './severity/harm.ts';
import { featuresOf, outvoting } from './severity/told.ts';
import type { Facts, SeverityDecision, SeverityPolicy, SeverityRule } from './severity/types.ts';
import { decidingOf, explain } from './severity/words.ts';
import type { Quantity, Signal } from './types.ts';

export { packPatterns, patternAt } from './severity/patterns.ts';
export { type HarmlessCause, sparedBy } from './severity/spared.ts';
export type { FactPatterns, FactSource, Level, Run, SeverityDecision, SeverityPolicy, SeverityRule } from './severity/types.ts';
export { type LevelBag, type TrainedLevels, trainLevels } from './severity/wording/index.ts';

/** Facts of the policy that tell how people get by. */
const WAYS_ROUND = ['workaround', 'detour'];

/** The severity of an incident under a policy, with the facts that decided, and what one level up and down would take. */
export function decideSeverity(
  policy: SeverityPolicy,
  told: Incident,
  signals: readonly Signal[],
  quantities: readonly Quantity[],
): SeverityDecision {
  const incident = harmOf(told);
  const read = readFacts(policy, incident, signals, quantities);
  const first = ruleOf(policy, read);
  const outvoted = outvoting(policy, incident, read, first);
  const facts = outvoted ?? read;
  const rule = outvoted ? ruleOf(policy, outvoted, first) : first;
  const round = WAYS_ROUND.flatMap((f) => read.held.get(f) ?? [])[0];
  return {
    level: rule.level,
    rule: { id: rule.id, text: rule.when },
    byTelling: outvoted !== undefined,
    because: decidingOf(rule, facts)
      .filter((f) => policy.facts[f]?.yes !== '')
      .map((f) => {
        const held = facts.held.get(f);
        const span = held && inClause(told, held);
        const means = policy.facts[f]?.means ?? f;
        return { text: span ? `${means} (“${span.quote}”)` : means, ...(span ? { span } : {}) };
      }),
    ...explain(policy, rule, facts),
    ...(round ? { wayRound: inClause(incident, round) } : {}),
  };
}

/** A word alone shows nobody why: its clause does, up to so many characters. */
const CLAUSE_MOST = 100;
const CLAUSE_ENDS =
  /[.;!?](?=\s|$)|,\s|\n|[()]|\s[–—]\s|\s(?:but|while|whereas|although|though|however|except|aber|während|mais|pero|mas|maar)\s/gi;

/** The words of a fact with the clause in which they stand, where that is short. */
function inClause(incident: Incident, span: Span): Span {
  const text = incident[span.field];
  let start = 0;
  let end = text.length;
  for (const m of text.matchAll(CLAUSE_ENDS)) {
    if (m.index + m[0].length <= span.start) start = m.index + m[0].length;
    else if (m.index >= span.end) {
      end = m.index;
      break;
    }
  }
  while (start < span.start && /[\s*•>-]/.test(text[start] ?? '')) start++;
  while (end > span.end && /\s/.test(text[end - 1] ?? '')) end--;
  return end - start > CLAUSE_MOST ? span : { ...span, start, end, quote: text.slice(start, end) };
}

/** The first rule that holds; where another was outvoted, the first of those that ask for what outvoted it. */
function ruleOf(policy: SeverityPolicy, facts: Facts, outvoted?: SeverityRule): SeverityRule {
  const asks = (r: SeverityRule) => (r.all ?? []).some((f) => policy.facts[f]?.told !== undefined);
  return (
    policy.rules.find((r) => asks(r) === (outvoted !== undefined) && holds(r, facts)) ??
    outvoted ?? { id: 'none', level: 'SEV3', when: 'no rule of the policy holds' }
  );
}

/** What a level is learned from: the words of an incident, the facts of the policy that hold, and the rule that decides by them. */
export const levelFeatures = (
  policy: SeverityPolicy,
  told: Incident,
  signals: readonly Signal[],
  quantities: readonly Quantity[],
): string[] => {
  const incident = harmOf(told);
  const facts = readFacts(policy, incident, signals, quantities);
  return featuresOf(incident, facts, ruleOf(policy, facts));
};

function holds(r: SeverityRule, { held }: Facts): boolean {
  return (
    (r.all ?? []).every((f) => held.has(f)) &&
    ((r.any ?? []).length === 0 || (r.any ?? []).some((f) => held.has(f))) &&
    !(r.none ?? []).some((f) => held.has(f))
  );
}
