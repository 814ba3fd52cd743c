import type { Happening, InvestigationEvent } from '../types.ts';

/**
 * One event, one line, in the words of a person:
 *   2026-11-28T15:02:11Z k3f9x2a1 ana observed redis-evictions=yes "evicted_keys 1.2M and rising" ~9c1f22ab
 * Time, id, who, what, and a checksum by which a line that was torn or changed later is known. Words with spaces are JSON strings, so that a
 * line break in a note stays on its line.
 */
export function lineOf(e: InvestigationEvent): string {
  const body = [e.at, e.id, e.by, e.kind, ...wordsIn(e)].map(encode).join(' ');
  return `${body} ~${checksum(body)}`;
}

const note = (text: string | undefined): string[] => (text === undefined || text === '' ? [] : [text]);

function wordsIn(e: Happening): string[] {
  switch (e.kind) {
    case 'observed':
      return [`${e.observable}=${e.value}`, ...note(e.note)];
    case 'applied':
      return [e.action, e.effect, ...note(e.note)];
    case 'added':
      return [e.field, e.text];
    case 'noted':
      return [e.note];
    case 'undone':
      return [e.event];
    case 'closed':
      return [e.mode ?? '-', ...note(e.note)];
  }
}

const encode = (word: string): string => (/^[^\s"~#\p{Cc}][^\s"\p{Cc}]*$/u.test(word) ? word : JSON.stringify(word));

/** FNV-1a, 32 bits, over the code units: it tells accidents, not attacks. */
export function checksum(text: string): string {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return (h >>> 0).toString(16).padStart(8, '0');
}

/** First line of a new log. Lines that begin with # are for people. */
export const HEADER =
  '# Investigation log: time, id, who, what. Lines are added by `triage observe`, `applied`, `add` and `note`, taken back by `triage undo`.';
