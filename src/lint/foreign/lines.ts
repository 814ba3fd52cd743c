import type { Piece } from '../document/piece.ts';
import { plain } from './plain.ts';

/** One line of the source, as what it is in Markdown or in plain text that looks like it. */
export interface Line {
  readonly start: number;
  readonly end: number;
  /** Columns before the marker, tabs as four. */
  readonly indent: number;
  /** 1..6 for `#` headings and underlined ones, 0 for none. */
  readonly heading: number;
  /** '' | '-' | '1.' */
  readonly bullet: '' | 'dash' | 'number';
  readonly number?: number;
  /** It began with an outline number, "2.1": it continues no line before it. */
  readonly outlined: boolean;
  /** Cells of a table row. */
  readonly cells?: readonly Piece[];
  /** Inside a fenced block. */
  readonly code: boolean;
  /** The text without marker and markup. */
  readonly body: Piece;
  /** Its leading bold run, without markup: "Mechanism:" of "**Mechanism:** text". */
  readonly bold: string;
  readonly blank: boolean;
}

const FENCE = /^\s*(?:>\s*)?(```+|~~~+)/;
/** "2.1" or "3.2.1." as a number of the line, not "1.5 GB of heap". */
const OUTLINE = /^(?:[1-9]\d?\.){1,3}[1-9]\d?\.?\s+(?=\*\*|__|["“`]|[A-Z](?!B\b|iB\b))(?![KMGT]i?B\b)/;
/** Longer lines are no prose; they are read up to here. */
const LONGEST = 20_000;

export function linesOf(source: string): Line[] {
  const out: Line[] = [];
  let fence = '';
  let comment = false;
  let start = source.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (start <= source.length) {
    let end = source.indexOf('\n', start);
    if (end < 0) end = source.length;
    const next = end + 1;
    if (source[end - 1] === '\r' && end > start) end--;
    const raw = source.slice(start, Math.min(end, start + LONGEST));
    const mark = FENCE.exec(raw)?.[1];
    if (comment || (fence === '' && /^\s*<!--/.test(raw) && !/-->\s*\S/.test(raw))) {
      comment = !raw.includes('-->');
      out.push(empty(start, end));
    } else if (mark && (fence === '' || (mark[0] === fence[0] && mark.length >= fence.length))) {
      fence = fence === '' ? mark : '';
      out.push(empty(start, end));
    } else if (fence !== '') {
      out.push({ ...empty(start, end), code: true, blank: raw.trim() === '', body: verbatim(source, start, start + raw.length) });
    } else out.push(lineOf(source, start, start + raw.length));
    start = next;
  }
  return underlined(out, source);
}

function empty(start: number, end: number): Line {
  return {
    start,
    end,
    indent: 0,
    heading: 0,
    bullet: '',
    outlined: false,
    code: false,
    body: { text: '', path: '', map: [start] },
    bold: '',
    blank: true,
  };
}

function verbatim(source: string, start: number, end: number): Piece {
  const text = source.slice(start, end).trimEnd();
  return { text, path: '', map: Array.from({ length: text.length + 1 }, (_, i) => start + i) };
}

function lineOf(source: string, start: number, end: number): Line {
  const raw = source.slice(start, end);
  if (raw.trim() === '' || /^\s*(?:[-*_=]\s*){3,}$/.test(raw)) return { ...empty(start, end), blank: true };
  const quote = /^\s*(?:>\s?)+/.exec(raw)?.[0] ?? '';
  const lead = /^\s*/.exec(raw.slice(quote.length))?.[0] ?? '';
  let at = quote.length + lead.length;
  const indent = lead.replace(/\t/g, '    ').length;
  const heading = /^#{1,6}(?=\s|\*|[A-Z])/.exec(raw.slice(at))?.[0].length ?? 0;
  if (heading > 0) at += heading;
  const outline = OUTLINE.exec(raw.slice(at))?.[0].length ?? 0;
  at += outline;
  const rest = raw.slice(at);
  const bullet = heading > 0 ? null : /^(?:[-*+•‣◦▪–—·]|(\d{1,2})[.)](?=\s)|\[[ x]\])\s+(?:\[[ x]\]\s+)?/i.exec(rest);
  const bold0 = /^(\*\*|__)/.test(rest);
  const number = bullet?.[1] === undefined ? undefined : Number(bullet[1]);
  if (bullet && !(bold0 && bullet[0].startsWith('*'))) at += bullet[0].length;
  const from = start + at;
  const content = raw.slice(at);
  const strong = /^\s*[^\w\s*[("“`]{0,3}\s*(?:\*\*\*?|__)(.+?)(?:\*\*\*?|__)/.exec(content);
  const base = { start, end, indent, heading, code: false, blank: false, outlined: outline > 0 };
  const piped = /^\|.+\|/.test(rest) || (rest.split(/(?<!\\)\|/).length > 2 && heading === 0 && !bullet);
  const tabbed = !piped && rest.split('\t').length > 2;
  const cells = piped || tabbed ? cellsOf(source, start + at, end, piped ? '|' : '\t') : undefined;
  return {
    ...base,
    bullet: bullet ? (number === undefined ? 'dash' : 'number') : '',
    ...(number === undefined ? {} : { number }),
    ...(cells ? { cells } : {}),
    body: plain(source, from, end, ''),
    bold: strong ? plain(strong[1] ?? '', 0, (strong[1] ?? '').length, '').text : '',
  };
}

function cellsOf(source: string, start: number, end: number, mark: '|' | '\t'): Piece[] {
  const cells: Piece[] = [];
  let from = start;
  const text = source.slice(start, end);
  const outer = mark === '|' && text.startsWith('|');
  let inCode = false;
  for (let i = 0; i <= text.length; i++) {
    if (text[i] === '`') inCode = !inCode && text.indexOf('`', i + 1) > 0;
    if (i < text.length && (text[i] !== mark || text[i - 1] === '\\' || inCode)) continue;
    cells.push(plain(source, from, start + i, ''));
    from = start + i + 1;
  }
  if (outer) cells.shift();
  if (cells[cells.length - 1]?.text === '') cells.pop();
  return cells;
}

/** "Title" over "=====" or "-----" is a heading. */
function underlined(lines: Line[], source: string): Line[] {
  return lines.map((line, i) => {
    const below = lines[i + 1];
    if (!below || line.blank || line.heading > 0 || line.bullet !== '' || line.code || line.cells) return line;
    const raw = source.slice(below.start, below.end).trim();
    return /^(?:={3,}|-{3,})$/.test(raw) && line.body.text.length < 90 ? { ...line, heading: raw[0] === '=' ? 1 : 2 } : line;
  });
}
