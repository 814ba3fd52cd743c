import { anyOf } from '../text/index.ts';

/**
 * Lines that a terminal, a log or a client printed, pasted below code or settings without a blank line or a fence between them. They are no code,
 * and what they say is read as words.
 */

const DAY = '[A-Z][a-z]{2}';
const CLOCK = String.raw`\d\d:\d\d:\d\d`;
/** What may follow the seconds: a fraction, a zone. */
const REST = String.raw`(?:[.,]\d{1,9})?(?:\ ?(?:Z|UTC|GMT|CET|CEST|[+-]\d\d:?\d\d))?`;
/** A time to the second at the head, in the forms that programs have. */
const STAMPED = new RegExp(
  String.raw`^\s*[\[(]?${anyOf`
    \d{4}[-/]\d\d[-/]\d\d(?:T|,?\ )${CLOCK}${REST} | (?:${DAY}\ )?${DAY}\ {1,2}\d{1,2}(?:\ \d{4})?\ ${CLOCK}${REST} | \d{1,2}[./]\d{1,2}[./]\d{2,4}\ ${CLOCK}${REST}
    \d\d-${DAY}-\d{4}\ ${CLOCK}${REST} | ${CLOCK}${REST}
  `}[\])]?\s+\S`,
);
/** Heads of single programs: Android's log, Google's log, the kernel's ring. */
const HEADED = new RegExp(
  `^${anyOf`
    \d\d-\d\d\ ${CLOCK}\.\d{3}\s+\d{1,7}\s+\d{1,7}\ [VDIWEFA]\s | [IWEF]\d{4}\ ${CLOCK}\.\d{6}\s | \[\ *\d{1,9}\.\d{3,6}\]\s | \[\d{1,9}\.\d{3}s\]\[
  `}`,
);
const LEVEL = 'INFO|NOTICE|WARNING|WARN|ERROR|FATAL ERROR|FATAL|PANIC|DETAIL|HINT|LOG|STATEMENT';
/** `INFO:  vacuuming`, `ERROR 1205 (HY000): …`, `[warn] …`, `fail: Shop.Orders[0]`: a level in capitals, alone in brackets, or before a category. */
const LEVELLED = new RegExp(
  String.raw`^(?:(?:${LEVEL})\b(?: \d+ \(\w+\))?: {1,2}\S|\[(?:info|warn|error|emerg|notice)\] \S|(?:trce|dbug|info|warn|fail|crit): [\w.]{3,120}\[\d+\])`,
);
/** What single clients and runtimes print before an error. */
const REFUSED = new RegExp(
  `^${anyOf`
    An error occurred \(\w+\) when calling\b | npm (?:ERR!|error)\s | PHP (?:Fatal error|Warning|Parse error): | (?:panic|fatal error):\s | <--- \S
    Error from server \(\w+\): | (?:Unhandled exception\. )?(?:[A-Za-z_]\w*\.){1,8}\w*(?:Exception|Error|Timeout|Failure): \S
    (?:[A-Z]\w+::){1,6}\w+ \(\S | Error: [A-Z]\w+ \w | \[[\w.-]{2,40}\] [^;{}]{0,80}\b\w{0,40}(?:Error|Exception): \S
    [A-Z]\w{1,60}(?:Error|Exception): \S+ \S+ \S
  `}`,
);
/** What a session with a database's client or a switch shows: nothing but output stands below it. */
const CLIENT = new RegExp(
  String.raw`^${anyOf`
    [\w-]{1,20}[=-][#>*] | (?:mysql|mariadb|sqlite|cqlsh|mongo\w*|redis)[^>\n]{0,30}> | [\w.-]{3,60}:\d{2,5}>
    \w{1,30}\ \[(?:direct:\ )?\w{3,12}\]\ [\w-]{1,40}>
  `} +\S|^[A-Za-z][\w.-]{1,30}[#>](?:show|display) \S`,
);
/** `root@db1:~# iostat`. */
const SHELL = /^\[?[\w.-]{1,40}@[\w.-]{1,60}[^$#\n]{0,60}[$#] +\S/;
/** `> GET /x HTTP/2`, `< x-cache: HIT`, `HTTP/1.1 503`: a client that shows what it sends and gets. */
const EXCHANGED = /^(?:[<>] (?:[A-Z]{3,7} \/|HTTP\/\d|[\w-]{2,40}: )|HTTP\/[\d.]{1,3} \d{3}\b)/;
const TRACED = new RegExp(
  String.raw`^\s*(?:${anyOf`
    Traceback \(most recent call last\) | Caused by: [\w.$]+ | Exception in thread\s | goroutine \d+ \[ | goroutine profile: total
  `}|at (?:async )?[\w.$<>~\[\]]{2,200} ?\([^;{}]{0,200}\)(?: in \S+:line \d+)?$)`,
);
/** Prometheus' text format. */
const EXPOSED =
  /^(?:# TYPE \w[\w:]* (?:counter|gauge|histogram|summary|untyped)$|# HELP [a-z]\w*_\w+ \S|[a-z_:][\w:]{2,100}\{\w+="[^\n}]{0,500}\} [-+\d.eE]{1,24}(?: \d+)?$|[a-z]\w{2,80}_(?:total|count|sum|bytes|seconds) [-+\d.eE]{1,24}$)/;
/** `Event ID:      1000`: names in words, their values set in a column. Settings have one space there. */
const LISTED = /^\s*[A-Z][\w./-]*(?: [\w()./-]+){0,4}:(?: {3,}|\t+)\S/;
/** Under the titles of a table. */
const RULED = /^\s*[+|]?-{2,}(?:[-+| ]*-{2,})+[+|]?\s*$/;
/** A row of bars: two at the least, and none of them a logical or. */
const BARRED = /^[^|]*[^|\s][^|]* \| (?:[^|]* \|)+[^|]*$|^\s*\|(?: [^|]+\|){2,}\s*$/;
/** Three columns two spaces apart, of which one holds a number; nothing that ends a statement or opens a block. */
const COLUMNED = /^(?=.*(?:^|\s)[-+]?\d[\d.,:/%-]{0,20}\w{0,3}(?:\s|$))\s*\S+(?: \S+){0,3}(?: {2,}\S+(?: \S+){0,3}){2,}\s*$/;
const OF_CODE = /[;{}=`]|[,\\]\s*$|^\s*(?:#|\/\/|--|- |\* )|\b(?:not null|primary key|default)\b/i;

const BEGINS = [STAMPED, HEADED, LEVELLED, REFUSED, CLIENT, SHELL, EXCHANGED, TRACED, EXPOSED, RULED];
const begins = (line: string): boolean => BEGINS.some((pattern) => pattern.test(line));
const isRow = (line: string): boolean => BARRED.test(line) || LISTED.test(line) || (COLUMNED.test(line) && !OF_CODE.test(line));

/** A remark of who pasted: "# from the worker's log". */
const REMARK = /^\s*(?:#|\/\/|--|\/\*)\s*\S/;
const BLANK = /^\s*$/;
/** Code again: what begins or ends a statement. */
const CODE = /[;{}]\s*$|^(?:[)}\]]|def |class |import |from |func |fn |return\b|@\w)/;

/**
 * For each line: was it printed? A run of output ends at a blank line, a remark or code; the remarks above it and directly below it and the titles of its
 * table belong to it. Below what was typed into a client's session all is output, up to the blank line.
 */
export function printedLines(lines: readonly string[]): boolean[] {
  const printed = lines.map(() => false);
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? '';
    const listed = LISTED.test(line) && LISTED.test(lines[i + 1] ?? '');
    const rows = !listed && isRow(line) && isRow(lines[i + 1] ?? '');
    if (!begins(line) && !rows && !listed) continue;
    const inSession = CLIENT.test(line);
    let to = i + 1;
    while (to < lines.length && (inSession ? !BLANK.test(lines[to] ?? '') : goesOn(lines[to] ?? '', rows))) to++;
    to = remarksBelow(lines, to);
    printed.fill(true, headOf(lines, i), to);
    i = to - 1;
  }
  return printed;
}

/** A remark below output is on the output, unless code follows: then it is the comment of that. */
function remarksBelow(lines: readonly string[], first: number): number {
  let to = first;
  while (REMARK.test(lines[to] ?? '') && !begins(lines[to] ?? '')) to++;
  const next = lines[to];
  return next === undefined || BLANK.test(next) || begins(next) ? to : first;
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
