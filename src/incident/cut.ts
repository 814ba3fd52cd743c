import { type Redactions, redact } from './redact.ts';
import { grouped } from './result.ts';

/** Characters kept of one field: the half from the start shows the onset, the half from the end the present. */
export const MAX_FIELD = 262_144;
/** Where a part was left out; it holds no word or number that a reader could take for the incident's. */
export const CUT_MARK = '[…]';
/** A cut moves at most this far, to fall between two lines. */
const SLACK = 2_000;

export interface Bounded {
  readonly text: string;
  readonly redactions: Redactions;
  /** Said when something was left out. */
  readonly cut?: string;
}

/**
 * A field's text, its secrets replaced, within the bound. Of a text far above the bound only the ends are searched for
 * secrets, each with a margin, so that a secret at the cut cannot survive as a half that no pattern knows.
 */
export function bound(text: string, max = MAX_FIELD): Bounded {
  if (text.length <= max * 3) {
    const { text: safe, redactions } = redact(text);
    return safe.length <= max
      ? { text: safe, redactions }
      : { ...said(text.length, headOf(safe, max / 2), tailOf(safe, max / 2)), redactions };
  }
  const head = redact(text.slice(0, max));
  const tail = redact(text.slice(-max));
  const redactions = new Map(head.redactions);
  for (const [kind, n] of tail.redactions) redactions.set(kind, (redactions.get(kind) ?? 0) + n);
  return { ...said(text.length, headOf(head.text, max / 2), tailOf(tail.text, max / 2)), redactions };
}

function said(length: number, head: string, tail: string): { text: string; cut: string } {
  return {
    text: `${head}\n${CUT_MARK}\n${tail}`,
    cut: `${grouped(length)} characters are more than is read: the first ${grouped(head.length)} and the last ${grouped(tail.length)} are kept, the cut is marked ${CUT_MARK}.`,
  };
}

function headOf(text: string, n: number): string {
  const line = text.lastIndexOf('\n', n);
  if (line > n - SLACK) return text.slice(0, line);
  return text.slice(0, isLow(text, n) ? n - 1 : n);
}

function tailOf(text: string, n: number): string {
  const from = Math.max(0, text.length - n);
  const line = text.indexOf('\n', from);
  if (line >= 0 && line < from + SLACK) return text.slice(line + 1);
  return text.slice(isLow(text, from) ? from + 1 : from);
}

/** The second half of a surrogate pair. */
const isLow = (text: string, i: number) => (text.charCodeAt(i) & 0xfc00) === 0xdc00;
