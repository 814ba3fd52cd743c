import type { Piece } from './sentences.ts';

/** `NAME READY STATUS RESTARTS AGE`: three words at least, none in lower case. */
const IN_CAPITALS = /^[A-Z%#][A-Z0-9%#_()/.:-]*(?:[ \t]+[A-Z%#+][A-Z0-9%#_()/.:+-]*){2,}$/;
/** ` pid | state | wait_event `: names between bars. */
const BETWEEN_BARS = /^\|?\s*[\w %()/.#-]+(?:\|\s*[\w %()/.#-]+)+\|?$/;
/** `-----+-------+----`, `|---|:-:|`. */
const RULER = /^[\s|+:=-]{3,}$/;
const ROW = /\d/;

/** The titles of a table's columns: they name what is listed, and say nothing of how it is. */
export function isColumnTitles(text: string, { end, text: line }: Piece): boolean {
  const from = text.indexOf('\n', end) + 1;
  if (from === 0) return false;
  const to = text.indexOf('\n', from);
  const next = text.slice(from, to < 0 ? text.length : to).trim();
  if (BETWEEN_BARS.test(line)) return RULER.test(next) && /[-=]/.test(next);
  return IN_CAPITALS.test(line) && (RULER.test(next) || (ROW.test(next) && next.split(/\s+/).length >= 3 && /[a-z]/.test(next)));
}
