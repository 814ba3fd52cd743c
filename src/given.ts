import type { Access } from './knowledge/types.ts';
import type { LogEntry } from './report/types.ts';
import type { AppliedAction, Signal } from './signals/index.ts';

/** What is known beside the text: answers recorded by people or read by a model, and what this person can and cannot look at. */
export interface Given {
  readonly signals?: readonly Signal[];
  readonly noAccess?: readonly Access[];
  /** What was done to the system, in the order in which it was. */
  readonly applied?: readonly AppliedAction[];
  /** Observables that somebody tried and could not tell. */
  readonly unanswered?: readonly string[];
  /** The events that recorded signals quote, and the rest of the log. */
  readonly log?: readonly LogEntry[];
}

/** The log as it was given, and an entry for each recorded signal that came without one: a quotation has a source. */
export function logOf({ log = [], signals = [] }: Given): LogEntry[] {
  const known = new Set(log.map((e) => e.id));
  const bare = signals.filter((s) => s.field === 'log' && !known.has(s.event ?? ''));
  return [...log, ...bare.map((s) => ({ id: s.event ?? '', at: '', by: '', kind: 'observed' as const, text: s.quote, counts: true }))];
}
