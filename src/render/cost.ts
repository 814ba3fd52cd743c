import type { ModelUse } from '../report/types.ts';

/** What asking a model took, in words. */
export function costWords(m: ModelUse): string {
  if (m.calls === 0) return `No answer in ${m.seconds} s.`;
  const tokens = `${m.tokens.input} tokens in and ${m.tokens.output} out${m.tokens.estimated ? ' (estimated)' : ''}`;
  const cost = m.cost === undefined ? `cost not known (price ${m.price})` : `$${m.cost.toFixed(4)} (price: ${m.price})`;
  return `${m.calls} ${m.calls === 1 ? 'call' : 'calls'}, ${m.seconds} s, ${tokens}, ${cost}.`;
}
