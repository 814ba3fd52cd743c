import type { FieldName, Span } from '../incident/types.ts';
import type { Observable } from '../knowledge/types.ts';
import { anyOf, isPasted, words } from '../text/index.ts';
import { isColumnTitles } from './column-titles.ts';
import { sentencesOf } from './sentences.ts';
import type { FieldText, Reading, Signal } from './types.ts';

/** A greeting or an excuse opens a letter, and tells nothing. */
const GREETING =
  /^\s*(?:(?:good (?:morning|evening|day|afternoon)|hi|hello|hey|dear|sorry|apologies|excuse)\b|(?:morning|all|team|folks)\b\s*[,!])[^.!?\n]{0,80}/i;
/** "Hi team, checkout is down" greets and complains. */
const isGreeting = (text: string): boolean => GREETING.test(text) && !TROUBLE.test(/(?:[,:]|\s[-–—]\s)(.*)$/s.exec(text)?.[1] ?? '');

/** Up to the first mark that ends a sentence; "i.e." does not. */
const SENTENCE = /\S[\s\S]*?(?:(?<!\b(?:i\.e|e\.g|approx|ca|vs|nr|incl))[.!?](?=\s|$)|\n|$)/;
const MARK_OF_A_LIST = /^\s*(?:[-*•–]|\d+[.)])\s+/;

/** Judgement. */
const TELLS_NOTHING = 20;

/** Among so many sentences of the symptoms the complaint is looked for: further down people tell what they tried. Judgement. */
const FIRST_SENTENCES = 5;
/** Families whose signals are symptoms by themselves. */
const COMPLAINTS: ReadonlySet<string> = new Set(
  'cache correctness database dependency load messaging network platform resources security'.split(' '),
);

/** Words by which people complain. */
const TROUBLE = words`
  fail\w* | errors? | exceptions? | slow\w* | (?<!writ\w{2,4} (?:this|that|it|all this) )down | not (?:possible|working|available) | cannot | can't | doesn't | don't | wrong | missing | lost | late
  stuck | hangs? | hung | time-?outs? | timed out | crash\w* | refus\w* | reject\w* | duplicates? | twice | behind | unavailable | broken | 5\d\d | 4\d\d
  never | nothing | nobody | instead of | empty | restarts? | killed | full | high | rises? | rose | grows? | grew | drop(?:s|ped)? | fell | falls? | jumped | doubled | halved
`;
const NO_TROUBLE = anyOf`
  errors? | alerts? | alarms? | failures? | complaints? | restarts? | exceptions? | crash(?:es)? | time-?outs? | waits? | rejections? | 5xx
  slow \w+ | 5\d\ds?
`;
const NOT_DONE = anyOf`
  chang\w+ | deployed | released | touched | merged | new | unusual | special | suspicious | complain\w* | fail\w* | crash\w* | restarted
  killed | lost | wrong
`;
/** What is well where it is denied, and what nobody did. */
const DENIED = anyOf`
  (?:no|not any|without(?: any)?)(?: [\w-]+){0,2} ${NO_TROUBLE}
  (?:nothing|nobody|no one)(?: (?:was|is|has|had|have|else|been)){0,3} ${NOT_DONE}
`;
const NO_COMPLAINT = new RegExp(String.raw`^\W*${DENIED}\b`, 'i');
/** "Error ratio 0.2 % and p95 180 ms unchanged": what it speaks of has not moved. */
const UNMOVED = /^[^,;:]*\b(?:unchanged|as (?:ever|before|usual)|stable|flat|normal)\W*$/i;
const ENDS_WELL = /\b(?:fine|ok|okay|normal|healthy|green|as usual|idle)\W*$/i;
/** "No errors", "5xx is fine": what is well is no complaint. "All checkouts fail", "db-2 refuses writes, the others OK" are. */
const isWell = (text: string): boolean => NO_COMPLAINT.test(text) || UNMOVED.test(text) || (ENDS_WELL.test(text) && !TROUBLE.test(text));

/** What is wrong, in the words of the incident, and what comes of it. Where no sentence complains, how the fields open. */
export function readComplaint(
  fields: readonly FieldText[],
  signals: readonly Signal[],
  observables: ReadonlyMap<string, Observable>,
): Pick<Reading, 'complaint' | 'effect'> {
  const text = (field: FieldName): string => fields.find((f) => f.field === field)?.text ?? '';
  const opening = (field: FieldName) => openingOf(field, text(field));
  const effect = opening('blast_radius');
  const complaint = complaintIn(text('symptoms'), signals, observables) ?? opening('symptoms') ?? opening('occurrence_pattern') ?? effect;
  return { ...(complaint ? { complaint } : {}), ...(effect && effect !== complaint ? { effect } : {}) };
}

/** The first sentence that tells what is wrong: who writes to people in a hurry begins with who he is, or with a heading. */
function complaintIn(text: string, signals: readonly Signal[], observables: ReadonlyMap<string, Observable>): Span | undefined {
  const isSymptom = (s: Signal) => s.value === 'yes' && COMPLAINTS.has(observables.get(s.observable)?.family ?? '');
  const symptoms = signals.filter((s) => s.field === 'symptoms' && isSymptom(s));
  const early = sentencesOf(text)
    .filter((x) => !isColumnTitles(text, x))
    .slice(0, FIRST_SENTENCES)
    .filter((x) => x.text.length >= TELLS_NOTHING && !isGreeting(x.text) && !isWell(x.text));
  const shows = (x: (typeof early)[number]) => symptoms.some((s) => s.start < x.end && s.end > x.start);
  const complains = (x: (typeof early)[number]) => shows(x) || TROUBLE.test(x.text);
  const told = early.filter((x) => !isPasted(x.text));
  // Who tells in his own words what is wrong does so beside what he pasted; only where nobody does, a pasted line says it.
  const own = told.length < early.length ? told[0] : undefined;
  const found = told.find(complains) ?? own ?? early.find(complains) ?? early.find((x) => /\d/.test(x.text));
  return found && spanOf('symptoms', text, found.start, found.end);
}

/** The first sentence of a field without the mark of a list before it; with the second where the first tells nothing. */
function openingOf(field: FieldName, text: string): Span | undefined {
  const mark = MARK_OF_A_LIST.exec(text)?.[0].length ?? 0;
  const match = SENTENCE.exec(text.slice(mark));
  if (!match) return undefined;
  const start = mark + match.index;
  const first = match[0].trimEnd();
  const end = start + first.length;
  // "Odd one." opens a telling and tells nothing, as a greeting does.
  const second = first.length < TELLS_NOTHING || isGreeting(first) ? SENTENCE.exec(text.slice(end)) : null;
  return spanOf(field, text, start, second ? end + second.index + second[0].trimEnd().length : end);
}

const spanOf = (field: FieldName, text: string, start: number, end: number): Span => ({ field, start, end, quote: text.slice(start, end) });
