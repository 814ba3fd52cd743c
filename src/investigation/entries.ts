import { redact } from '../incident/index.ts';
import type { LogEntry } from '../report/types.ts';
import { replay } from './replay.ts';
import type { InvestigationEvent } from './types.ts';

/** What an event says: a person's own words where there are any, without secrets. Signals quote this text. */
export const wordsOfEvent = (e: InvestigationEvent): string => redact(said(e)).text;

function said(e: InvestigationEvent): string {
  switch (e.kind) {
    case 'observed':
      return e.note?.trim() || `${e.observable}=${e.value}`;
    case 'applied':
      return e.note?.trim() ? `${e.action}: ${e.note.trim()}` : e.action;
    case 'added':
      return e.text;
    case 'noted':
      return e.note;
    case 'undone':
      return e.event;
    case 'closed':
      return e.note?.trim() || e.mode || 'closed';
  }
}

/** The log as the report carries it. */
export function entriesOf(events: readonly InvestigationEvent[]): LogEntry[] {
  const { undone } = replay(events);
  return events.map((e) => ({
    id: e.id,
    at: e.at,
    by: e.by,
    kind: e.kind,
    text: wordsOfEvent(e),
    ...(e.kind === 'applied' ? { effect: e.effect } : {}),
    counts: !undone.has(e.id),
  }));
}

/** "2026-11-28 15:02 UTC", or the text itself where it is no time. */
export function timeWords(at: string): string {
  const ms = Date.parse(at);
  return Number.isNaN(ms) ? at : `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
