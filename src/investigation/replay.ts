import type { FieldName } from '../incident/types.ts';
import type { Added, Applied, Closed, InvestigationEvent, Noted, Observed } from './types.ts';

type Event<T> = T & { readonly id: string; readonly at: string; readonly by: string };

/** Where an investigation stands: its events without those that were undone, in the order of the log. */
export interface Standing {
  readonly events: readonly InvestigationEvent[];
  /** Events that no longer count, and the events that undid them. */
  readonly undone: ReadonlyMap<string, string>;
  /** Observable -> the last word on it. */
  readonly answers: ReadonlyMap<string, Event<Observed>>;
  readonly applied: readonly Event<Applied>[];
  readonly added: Readonly<Partial<Record<FieldName, readonly Event<Added>[]>>>;
  readonly notes: readonly Event<Noted>[];
  /** Set while the last word is that it ended: anything seen or done after it opens the investigation again. */
  readonly closed?: Event<Closed>;
}

/**
 * Events in the order of the log -> where the investigation stands. An undoing can itself be undone; the last word on an observable
 * wins, by the order in which the words were written and not by clocks, which differ from machine to machine.
 */
export function replay(log: readonly InvestigationEvent[]): Standing {
  const undone = undoneIn(log);
  const events = log.filter((e) => !undone.has(e.id) && e.kind !== 'undone');
  const answers = new Map<string, Event<Observed>>();
  const added: Partial<Record<FieldName, Event<Added>[]>> = {};
  const applied: Event<Applied>[] = [];
  const notes: Event<Noted>[] = [];
  let closed: Event<Closed> | undefined;
  for (const e of events) {
    if (e.kind !== 'noted') closed = undefined;
    if (e.kind === 'observed') answers.set(e.observable, e);
    else if (e.kind === 'applied') applied.push(e);
    else if (e.kind === 'noted') notes.push(e);
    else if (e.kind === 'closed') closed = e;
    else if (e.kind === 'added') added[e.field] = [...(added[e.field] ?? []), e];
  }
  return { events, undone, answers, applied, added, notes, ...(closed ? { closed } : {}) };
}

/** From the last event back: an undoing that still stands takes away what it names, be that an undoing itself. */
function undoneIn(log: readonly InvestigationEvent[]): Map<string, string> {
  const undone = new Map<string, string>();
  for (const e of [...log].reverse()) if (e.kind === 'undone' && !undone.has(e.id) && e.event !== e.id) undone.set(e.event, e.id);
  return undone;
}
