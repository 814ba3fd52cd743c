import type { Piece } from './sentences.ts';

/** `NAME   READY   STATUS   RESTARTS   AGE`: three words at least, none in lower case, set apart as columns are: who shouts sets no columns. */
const IN_CAPITALS = /^[A-Z%#][A-Z0-9%#_()/.:-]*(?:[ \t]+[A-Z%#+][A-Z0-9%#_()/.:+-]*){2,}$/;
/** A title between bars, with the spaces that fill its column. */
const TITLE = /^[\w %()/.#\t-]+$/;
/** `-----+-------+----`, `|---|:-:|`. */
const RULER = /^[\s|+:=-]{3,}$/;

/** The titles of a table's columns: they name what is listed, and say nothing of how it is. */
export function isColumnTitles(text: string, { end, text: line }: Piece): boolean {
  const from = text.indexOf('\n', end) + 1;
  if (from === 0) return false;
  const to = text.indexOf('\n', from);
  const next = text.slice(from, to < 0 ? text.length : to).trim();
  if (RULER.test(next) && /[-=]/.test(next)) return isBetweenBars(line) || IN_CAPITALS.test(line);
  return IN_CAPITALS.test(line) && /\S(?: {2,}|\t)\S/.test(line) && /\d/.test(next) && /[a-z]/.test(next) && next.split(/\s+/).length >= 3;
}

function isBetweenBars(line: string): boolean {
  const cells = line
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|');
  return cells.length > 1 && cells.every((c) => TITLE.test(c));
}
