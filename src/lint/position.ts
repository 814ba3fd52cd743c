import type { Hit } from './document/piece.ts';
import type { Position } from './types.ts';

/** Offsets into a text -> lines and columns. */
export function positions(source: string): (start: number, end: number) => Position {
  const starts = [0];
  for (let i = source.indexOf('\n'); i >= 0; i = source.indexOf('\n', i + 1)) starts.push(i + 1);
  const place = (offset: number) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const mid = (low + high + 1) >> 1;
      if ((starts[mid] ?? 0) <= offset) low = mid;
      else high = mid - 1;
    }
    // A byte order mark is no part of the text.
    const mark = low === 0 && source.charCodeAt(0) === 0xfeff ? 1 : 0;
    return { line: low + 1, column: Math.max(1, offset - (starts[low] ?? 0) + 1 - mark) };
  };
  return (start, end) => {
    const a = place(start);
    const b = place(Math.max(start, end));
    return { line: a.line, column: a.column, endLine: b.line, endColumn: b.column };
  };
}

/** Where a match stands in the source, for Markdown. A match over several lines is shown to the end of its first. */
export function spanOf(hit: Hit, source: string): { start: number; end: number } | undefined {
  const { map } = hit.piece;
  if (!map || map.length === 0) return undefined;
  const start = map[Math.min(hit.start, map.length - 1)] ?? 0;
  const last = hit.end > hit.start ? (map[Math.min(hit.end - 1, map.length - 1)] ?? start) + 1 : start;
  const newline = source.indexOf('\n', start);
  const eol = newline < 0 ? source.length : source[newline - 1] === '\r' ? newline - 1 : newline;
  return { start, end: Math.max(start, Math.min(last, eol)) };
}
