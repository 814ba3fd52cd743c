import { anyOf } from '../text/index.ts';

/**
 * Lines that a terminal, a log or a client printed, pasted below code or settings without a blank line or a fence between them. They are no code,
 * and what they say is read as words.
 */

const DAY = '[A-Z][a-z]{2}';
const CLOCK = String.raw`\d\d:\d\d:\d\d`;
/** A time to the second at the head, in the forms that programs have. */
const STAMPED = new RegExp(
  String.raw`^\s*[\[(]?${anyOf`
    \d{4}[-/]\d\d[-/]\d\d[T\ ]${CLOCK} | (?:${DAY}\ )?${DAY}\ {1,2}\d{1,2}(?:\ \d{4})?\ ${CLOCK} | \d{1,2}[./]\d{1,2}[./]\d{2,4}\ ${CLOCK} | ${CLOCK}(?:[.,]\d{1,9})?
  `}[\])]?\s+\S`,
);
/** `INFO:  vacuuming`, `ERROR 1205 (HY000): …`, `[warn] …`: a level in capitals, or alone in brackets. */
const LEVELLED =
  /^(?:(?:INFO|NOTICE|WARNING|WARN|ERROR|FATAL|PANIC|DETAIL|HINT|LOG|STATEMENT)\b(?: \d+ \(\w+\))?: {1,2}\S|\[(?:info|warn|error|emerg|notice)\] \S)/;
/** `root@db1:~# iostat`, `shop=> select`, `mysql> SHOW`, `127.0.0.1:6379> INFO`. */
const PROMPTED = new RegExp(
  String.raw`^${anyOf`
    \[?[\w.-]{1,40}@[\w.-]{1,60}[^$#\n]{0,60}[$#] | [\w-]{1,20}[=-][#>*]
    (?:mysql|mariadb|sqlite|cqlsh|mongo\w*|redis)[^>\n]{0,30}> | [\w.-]{3,60}:\d{2,5}>
  `} +\S`,
);
/** `> GET /x HTTP/2`, `< x-cache: HIT`, `HTTP/1.1 503`: a client that shows what it sends and gets. */
const EXCHANGED = /^(?:[<>] (?:[A-Z]{3,7} \/|HTTP\/\d|[\w-]{2,40}: )|HTTP\/[\d.]{1,3} \d{3}\b)/;
const TRACED = /^\s*(?:Traceback \(most recent call last\)|Caused by: [\w.$]+|Exception in thread |goroutine \d+ \[)/;
/** Under the titles of a table. */
const RULED = /^\s*[+|]?-{2,}(?:[-+| ]*-{2,})+[+|]?\s*$/;
/** A row of bars: two at the least, and none of them a logical or. */
const BARRED = /^[^|]*[^|\s][^|]* \| (?:[^|]* \|)+[^|]*$|^\s*\|(?: [^|]+\|){2,}\s*$/;
/** Three columns two spaces apart, of which one holds a number; nothing that ends a statement or opens a block. */
const COLUMNED = /^(?=.*(?:^|\s)[-+]?\d[\d.,:/%-]{0,20}\w{0,3}(?:\s|$))\s*\S+(?: \S+){0,3}(?: {2,}\S+(?: \S+){0,3}){2,}\s*$/;
const OF_CODE = /[;{}=`]|[,\\]\s*$|^\s*(?:#|\/\/|--|- |\* )|\b(?:not null|primary key|default)\b/i;

const begins = (line: string): boolean =>
  STAMPED.test(line) || LEVELLED.test(line) || PROMPTED.test(line) || EXCHANGED.test(line) || TRACED.test(line) || RULED.test(line);
const isRow = (line: string): boolean => BARRED.test(line) || (COLUMNED.test(line) && !OF_CODE.test(line));

/** A remark of who pasted: "# from the worker's log". */
const REMARK = /^\s*(?:#|\/\/|--|\/\*)\s*\S/;
const BLANK = /^\s*$/;
/** Code again: what begins or ends a statement. */
const CODE = /[;{}]\s*$|^(?:[)}\]]|def |class |import |from |func |fn |return\b|@\w)/;

/** For each line: was it printed? A run of output ends at a blank line, a remark or code; the remark above it and the titles of its table belong to it. */
export function printedLines(lines: readonly string[]): boolean[] {
  const printed = lines.map(() => false);
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? '';
    const rows = isRow(line) && isRow(lines[i + 1] ?? '');
    if (!begins(line) && !rows) continue;
    let to = PROMPTED.test(line) ? statementEnd(lines, i) : i + 1;
    while (to < lines.length && goesOn(lines[to] ?? '', rows)) to++;
    const from = headOf(lines, i);
    printed.fill(true, from, to);
    i = to - 1;
  }
  return printed;
}

/** A statement typed at a client's prompt goes on to its semicolon. */
const LONGEST_STATEMENT = 20;
function statementEnd(lines: readonly string[], first: number): number {
  if (!/[=-][#>*] |^(?:mysql|mariadb|cqlsh)/.test(lines[first] ?? '')) return first + 1;
  for (let i = first; i < Math.min(lines.length, first + LONGEST_STATEMENT) && !BLANK.test(lines[i] ?? ''); i++)
    if (/;\s*(?:--.*)?$/.test(lines[i] ?? '')) return i + 1;
  return first + 1;
}

const goesOn = (line: string, rows: boolean): boolean =>
  begins(line) || isRow(line) || (!rows && !BLANK.test(line) && !REMARK.test(line) && !CODE.test(line));

function headOf(lines: readonly string[], first: number): number {
  let from = first;
  // Titles stand directly above the rule of a table.
  if (RULED.test(lines[from] ?? '') && from > 0 && !BLANK.test(lines[from - 1] ?? '')) from--;
  while (from > 0 && REMARK.test(lines[from - 1] ?? '')) from--;
  return from;
}
