import type { Observable } from '../knowledge/types.ts';
import { anyOf } from '../text/index.ts';
import type { FieldText, Signal } from './types.ts';

const LEVEL = anyOf`ERROR | FATAL | CRITICAL | SEVERE | PANIC | ERR | CRIT`;
/** A line that a program printed when something failed: a time and then the level, a level and a colon, a field of the level, the head of a stack trace. */
const PRINTED = new RegExp(
  anyOf`
    ^[ \t]*[\`"'\[(]?(?:\w{3} +\d+ |\d{4}[-/]\d\d[-/]\d\d[T ])?\d\d:\d\d\S*[ \t]+(?:\S+[ \t]+){0,3}?\[?${LEVEL}\b(?! (?:rate|budget))
    ^[ \t]*[\`"'\[]?(?:ERROR|FATAL|SEVERE|PANIC)\]?:?[ \t]{1,4}[\w\[("'\`/]
    ^[ \t]*[\`"']?(?:panic:|Traceback \(most recent|Unhandled [Ee]xception|Exception in thread|Caused by:)
    ^[ \t]*[\`"']?\w+(?:\.\w+)+(?:Exception|Error):[ \t]
    \blevel"?[=:] ?"?(?:error|fatal|critical|panic)\b
  `,
  'm',
);

/** "No log shows an error" does not hold beside a pasted line that is one. */
export function withoutRefuted(
  signals: readonly Signal[],
  fields: readonly FieldText[],
  observables: ReadonlyMap<string, Observable>,
): Signal[] {
  const refuted = (s: Signal) => s.origin === 'text' && s.value === 'yes' && observables.get(s.observable)?.refutedBy === 'error-text';
  if (!signals.some(refuted)) return [...signals];
  const prints = fields.some(({ field, text }) => field !== 'code_snippet' && field !== 'tech_stack' && PRINTED.test(text));
  return prints ? signals.filter((s) => !refuted(s)) : [...signals];
}
