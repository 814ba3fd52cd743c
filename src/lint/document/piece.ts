/** A piece of what a report says, as plain text, with the place that it came from. */
export interface Piece {
  readonly text: string;
  /** Path in a report of ours ("hypotheses[0].band"), a description of the place in Markdown ("H1, mechanism"). */
  readonly path: string;
  /** For Markdown: where each character of `text` stands in the source, and one more for the end. */
  readonly map?: readonly number[];
}

/** A match inside a piece: offsets into its text. */
export interface Hit {
  readonly piece: Piece;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export const piece = (text: string, path: string): Piece => ({ text, path });

/** The part of a piece between two offsets of its text, without the white space around it. */
export function sub(p: Piece, from: number, to: number, path = p.path): Piece {
  let start = Math.max(0, from);
  let end = Math.min(p.text.length, to);
  while (start < end && p.text[start] === ' ') start++;
  while (end > start && p.text[end - 1] === ' ') end--;
  return { text: p.text.slice(start, end), path, ...(p.map ? { map: p.map.slice(start, end + 1) } : {}) };
}

/** Pieces in a row as one, with a space between them. */
export function join(pieces: readonly Piece[], path = pieces[0]?.path ?? ''): Piece {
  const parts = pieces.filter((p) => p.text !== '');
  const mapped = parts.length > 0 && parts.every((p) => p.map);
  const map = mapped ? parts.flatMap((p) => [...(p.map ?? [])]) : undefined;
  return { text: parts.map((p) => p.text).join(' '), path, ...(map ? { map } : {}) };
}

export const renamed = (p: Piece, path: string): Piece => ({ ...p, path });

/** Compiled once: a long pattern takes longer to compile than to match. */
const everywhere = new WeakMap<RegExp, RegExp>();
function globally(pattern: RegExp): RegExp {
  if (pattern.global) return pattern;
  const known = everywhere.get(pattern);
  if (known) return known;
  const all = new RegExp(pattern.source, `${pattern.flags}g`);
  everywhere.set(pattern, all);
  return all;
}

/** Every match of a pattern; the pattern is used as if it were global. */
export function hits(p: Piece, pattern: RegExp): Hit[] {
  const all = globally(pattern);
  return [...p.text.matchAll(all)].map((m) => ({ piece: p, start: m.index, end: m.index + m[0].length, text: m[0] }));
}

export const whole = (p: Piece): Hit => ({ piece: p, start: 0, end: p.text.length, text: p.text });

const ABBREVIATION = /\b(?:e\.g|i\.e|vs|approx|etc|cf|no|incl|resp|ca)\.$/i;

/** Its sentences. A full stop inside a number, a name or after an abbreviation ends none. */
export function sentences(p: Piece): Piece[] {
  const out: Piece[] = [];
  let from = 0;
  for (const m of p.text.matchAll(/[.!?;](?=[\s”")\]]*\s)|(?<=\s)→(?=\s)|$/g)) {
    if (m[0] === '→') continue;
    const end = m.index + m[0].length;
    if (m[0] === '.' && ABBREVIATION.test(p.text.slice(from, end))) continue;
    const s = sub(p, from, end);
    if (s.text !== '') out.push(s);
    from = end;
  }
  return out;
}

/** The text with what stands in back quotes blanked, at the same length. */
export const withoutCode = (text: string): string => text.replace(/`[^`]*`/g, (m) => ' '.repeat(m.length));

/** The text with the input's own words, between these quotation marks, blanked at the same length. */
export const withoutQuotations = (text: string): string => text.replace(/“[^”]*”/g, (m) => ' '.repeat(m.length));
