import type { Observable } from '../knowledge/types.ts';
import { anyOf } from '../text/index.ts';
import { contradict } from './contradictions.ts';
import type { Signal } from './types.ts';

/** Of these families both answers may hold of one incident: what one group of users sees, what changed where, when it began. */
const OF_PARTS: ReadonlySet<string> = new Set(['scope', 'change', 'onset']);
/** A presence this much less sure than the absence beside it still stands. Judgement. */
const NEARLY = 0.25;
/** Characters between two readings that are of one statement. */
const ONE_STATEMENT = 12;

/**
 * Every observable of the incident itself says one thing. "Evictions 0" read both ways is an absence; a service that is slow
 * although its store is fast is slow, and the words about the store are of another part. Two sentences that deny each other of the
 * same thing both stay: the input contradicts itself, and says so. What is left out stays in the text unread.
 */
export function oneSided(signals: readonly Signal[], observables: ReadonlyMap<string, Observable>): Signal[] {
  const errors = signals.filter(isErrorText);
  return signals.filter((s) => {
    const o = observables.get(s.observable);
    if (s.origin !== 'text' || !o) return true;
    if (o.refutedBy === 'error-text' && s.value === 'yes' && errors.length > 0) return false;
    if (OF_PARTS.has(o.family)) return true;
    const others = signals.filter((x) => x.observable === s.observable && x.value !== s.value && x.origin === 'text');
    if (s.value === 'yes') return !others.some((no) => no.value === 'no' && sameStatement(s, no) && no.reliability >= s.reliability);
    if (s.value === 'no')
      return !others.some(
        (yes) => yes.value === 'yes' && !sameStatement(s, yes) && !contradict(s, yes) && yes.reliability >= s.reliability - NEARLY,
      );
    return true;
  });
}

const sameStatement = (a: Signal, b: Signal): boolean =>
  a.field === b.field && a.start < b.end + ONE_STATEMENT && b.start < a.end + ONE_STATEMENT;

const ERROR_WORD = anyOf`
  error | exception | fatal | panic | refused | denied | failed | cannot | can't | could not | unable | timed out | timeout | not responding
  unreachable | out of memory | too many
`;
const SPEAKS_OF_ERROR = new RegExp(ERROR_WORD, 'i');

/** A message that a program printed, not what a person says of it. */
export const isErrorText = (s: Signal): boolean =>
  s.origin === 'text' && s.reliability === 1 && s.field !== 'code_snippet' && SPEAKS_OF_ERROR.test(s.quote);
