import { anyOf } from '../../text/index.ts';
import { isTroubleBegun } from '../times/failing.ts';

const LEVEL = anyOf`error | err | warn(?:ing)? | crit(?:ical)? | fatal | alert | emerg | panic | severe`;
const STAMP = String.raw`^\W{0,4}\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d:\d\d`;
/** "2026/11/26 08:24:10 [error] …", "2026-11-26 08:24:10,114 WARN …": a line in which a program complains. */
const COMPLAINS = new RegExp(String.raw`${STAMP}\S{0,8}\s{1,3}(?:\S{1,40}\s{1,3}){0,3}[\[<(]?${LEVEL}\b`, 'i');
/** "Nov 26 08:24:10 host prog[31]: …". */
const SYSLOG = /^\W{0,4}[A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d:\d\d \S{1,40} [\w./-]{1,40}\[\d{1,7}\]:/;

/** So far before a place its line is looked for. */
const FAR = 600;
/** Whether a program wrote the line at a place of the text. */
export function isOfProgram(text: string, at: number): boolean {
  const back = text.slice(Math.max(0, at - FAR), at);
  const from = at - back.length + back.lastIndexOf('\n') + 1;
  const line = text.slice(from, from + 160);
  return COMPLAINS.test(line) || SYSLOG.test(line);
}

const ILL = anyOf`crash\w* | fail\w* | died? | dies | hung | hangs | stopped | broke\w* | errors? | panick?\w* | 5\d\ds?`;
const WHICH = anyOf`old | new | same | previous | former | current | other | both | either | latest | last`;
const RELEASE = anyOf`releases? | versions? | builds? | images? | deploy(?:ment)?s? | kernel | firmware | driver | node | host`;
/** "Crashed on the old release": where it was, and nothing that was released then. */
const ILL_ON = new RegExp(String.raw`\b${ILL} (?:\w+ )?(?:on|in|with|under) (?:the |an? |our )?${WHICH} (?:\w+ )?${RELEASE}\b`, 'i');
const DONE = /\b(?:deployed|released|rolled|shipped|upgraded|installed|since|after)\b/i;
const RUNS = anyOf`imports? | exports? | jobs? | backups? | syncs? | uploads? | downloads? | reports? | logins? | mails? | pushes | crons? | scans?`;
/** "Imports fail since 06:15". */
const RUNS_FAIL = new RegExp(
  String.raw`^(?:the |all |our |some |nightly )?(?:\w+ )?${RUNS} (?:fail|fails|hang|hangs|stop|stops|crash|time out|stall|are (?:refused|late))\b`,
  'i',
);
/** The trouble, told with words of change. */
export const isOfTrouble = (text: string): boolean =>
  (ILL_ON.test(text) && !DONE.test(text)) || (RUNS_FAIL.test(text) && !/\b(?:after|when|because)\b/i.test(text)) || isTroubleBegun(text);
