import { isProgramLine } from './program-line.ts';

/** A mark of a prompt and a space: "30% of" is none. */
const PROMPT = /^(?!\W{0,2}\d[\d.,–-]*% )\S{0,40}[$#>%] /;
/** Three spaces between words, a tab, a bar at its head: columns. */
const COLUMNS = /\S {3,}\S|\t|^\W*[|{<]/;
/** `-rw-r----- 1 app app`: a listing of files. `ActiveEnterTimestamp=…`: a property. */
const LISTED = /^[dl-]?[r-][w-][xsS-](?:[r-][w-][xsS-]){1,2}[rwxst-]{0,3}[.+@]? |^[A-Z][A-Za-z]{3,40}=\S/;

/** A line of a log, a row of a table, a listing, what was typed at a prompt: nobody's own words. */
export const isPasted = (line: string): boolean => isProgramLine(line) || PROMPT.test(line) || COLUMNS.test(line) || LISTED.test(line);
