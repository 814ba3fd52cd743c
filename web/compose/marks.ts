import type { FieldName } from '../../src/incident/types.ts';
import type { Report } from '../../src/report/types.ts';

export interface Mark {
  readonly start: number;
  readonly end: number;
  /** Signals that were read here. */
  readonly ids: readonly string[];
}

/** Where signals stand in a field as it was typed. The report's offsets are into the text as it was read: trimmed, cleaned, secrets replaced. */
export function marksIn(field: FieldName, typed: string, report: Report): Mark[] {
  const read = report.incident[field];
  const shift = typed.indexOf(read);
  const places = report.signals.flatMap((s) =>
    [s, ...s.also].filter((p) => p.field === field && p.end > p.start).map((p) => ({ start: p.start, end: p.end, id: s.id })),
  );
  const placed = places.flatMap((p) => {
    if (shift >= 0) return [{ ...p, start: p.start + shift, end: p.end + shift }];
    const quote = read.slice(p.start, p.end);
    const at = nearestOf(typed, quote, p.start);
    return at < 0 ? [] : [{ ...p, start: at, end: at + quote.length }];
  });
  return merged(placed);
}

function nearestOf(text: string, quote: string, near: number): number {
  const after = text.indexOf(quote, Math.max(0, near - quote.length));
  const before = text.lastIndexOf(quote, near);
  if (after < 0 || before < 0) return Math.max(after, before);
  return after - near < near - before ? after : before;
}

/** Stretches that do not overlap, each with the signals that cover it; those that touch and hold the same signals are one. */
function merged(places: readonly { readonly start: number; readonly end: number; readonly id: string }[]): Mark[] {
  const cuts = [...new Set(places.flatMap((p) => [p.start, p.end]))].sort((a, b) => a - b);
  const out: Mark[] = [];
  for (const [i, start] of cuts.entries()) {
    const end = cuts[i + 1];
    if (end === undefined) break;
    const ids = [...new Set(places.filter((p) => p.start <= start && p.end >= end).map((p) => p.id))];
    if (ids.length > 0) out.push({ start, end, ids });
  }
  return out;
}

/** The marks of an earlier text on a later one: those before and behind what changed stay with their words, those inside it go. */
export function carried(marks: readonly Mark[], before: string, after: string): readonly Mark[] {
  if (before === after) return marks;
  const most = Math.min(before.length, after.length);
  let same = 0;
  while (same < most && before.charCodeAt(same) === after.charCodeAt(same)) same += 1;
  let tail = 0;
  while (tail < most - same && before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)) tail += 1;
  const moved = after.length - before.length;
  return marks.flatMap((m) => {
    if (m.end <= same) return [m];
    if (m.start >= before.length - tail) return [{ ...m, start: m.start + moved, end: m.end + moved }];
    return [];
  });
}

export interface Piece {
  readonly text: string;
  readonly ids: readonly string[];
}

/** A text in pieces, marked and not, that together are the text. */
export function piecesOf(text: string, marks: readonly Mark[]): Piece[] {
  const out: Piece[] = [];
  let at = 0;
  for (const m of marks) {
    if (m.start < at || m.end > text.length) continue;
    if (m.start > at) out.push({ text: text.slice(at, m.start), ids: [] });
    out.push({ text: text.slice(m.start, m.end), ids: m.ids });
    at = m.end;
  }
  out.push({ text: text.slice(at), ids: [] });
  return out;
}
