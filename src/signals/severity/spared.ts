import type { SeverityDecision, SeverityPolicy } from './types.ts';

/** A cause under which the service is well, as the diagnosis leads with it. */
export interface HarmlessCause {
  readonly id: string;
  /** 0..1. */
  readonly probability: number;
}

/**
 * The severity once a cause is thought of: where the leading one leaves the service well, the alarm alone makes no incident. The level that the text
 * gives comes back with the first sign that users are hit; it stands where the rule is of danger, breach or loss.
 */
export function sparedBy(policy: SeverityPolicy, decision: SeverityDecision, cause: HarmlessCause | undefined): SeverityDecision {
  const rule = policy.rules.find((r) => r.id === decision.rule.id);
  if (!cause || policy.harmless_from === undefined || cause.probability < policy.harmless_from) return decision;
  if (decision.level === 'SEV4' || rule?.sure) return decision;
  const held = `${decision.level} (${decision.rule.text})`;
  return {
    level: 'SEV4',
    rule: { id: 'harmless-cause', text: 'a monitor speaks, and under the leading hypothesis no user meets it' },
    byTelling: false,
    because: [{ text: `under ${cause.id}, which leads, the service is well` }],
    whyNotHigher: `Not SEV3: under ${cause.id} nothing is broken for users. By the words of the input alone it would be ${held}.`,
    whyNotLower: 'There is no lower level.',
    changesWhen: `${decision.level} again with the first user who is hit, or when ${cause.id} is ruled out.`,
  };
}
