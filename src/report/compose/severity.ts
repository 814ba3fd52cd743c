import type { Context } from '../context.ts';
import { fromInput } from '../context.ts';
import type { ReportSeverity } from '../types.ts';

/** The severity with the rule that decided, and why it is not one level higher or lower. */
export function composeSeverity(c: Context): ReportSeverity {
  const { level, rule, because, whyNotHigher, whyNotLower, changesWhen } = c.severity;
  return {
    level,
    rule,
    because: because.map((b) => ({ text: b.text, from: b.span ? [fromInput(b.span)] : [] })),
    whyNotHigher,
    whyNotLower,
    changesWhen,
  };
}
