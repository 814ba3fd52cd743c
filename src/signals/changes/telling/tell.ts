import { anyOf, words as anyWord } from '../../../text/index.ts';
import type { ChangeKind } from '../../types.ts';
import { OURS } from '../kinds.ts';
import { type Form, type FormName, formsIn, type Reading, readingOf } from './forms.ts';
import { isHead, type Place, placeOf } from './placed.ts';
import { clausesAfter, datesIn } from './when.ts';
import { wordsOf } from './words.ts';

/** A stretch of a sentence that tells of a change. Offsets are into the sentence. */
export interface Told {
  readonly kind: ChangeKind;
  readonly start: number;
  readonly end: number;
  /** The trouble is told to be there since it. */
  readonly since: boolean;
  /** It may be of any kind. */
  readonly weak: boolean;
}

const DENIED = anyWord`
  no | not | never | nothing | nobody | none | without | nor | neither | unchanged | untouched | last (?:\w+ )?(?:release|deploy\w*)
  (?:was|were|is|are|has|have|had|did|does|do)n['’]t | excluded | ruled out
`;
/** A clause that only says more of the entry before it. */
const GOES_ON = /^(?:which|when|where|who|that|so|because|until|it|they|its|their)\b/i;
/** "… and upgraded mongoose", "… and we moved": an "and" that a verb follows begins a clause. */
const AND = anyOf`\sand (?=(?:then |also )?(?:we|i|they) \w+ed\b) | \sand (?=\w+ed\b(?! (?:by|for|to)\b))`;
const BEFORE_CLAUSE = new RegExp(String.raw`.*(?:[,;:(](?=\s)|\s[–—-]\s|\(|${AND})`, 's');
const AFTER_CLAUSE = new RegExp(String.raw`[,;:)](?=\s|$)|\s[–—-]\s|${AND}|$`);

/** Forms that need no time beside them, only one in their clause; and those that count beside a time as well. */
const SURE: ReadonlySet<FormName> = new Set(['passive', 'active', 'act', 'deed', 'event', 'actor', 'by', 'set', 'from-to']);
const BESIDE_A_TIME: ReadonlySet<FormName> = new Set(['verb-thing', 'new', 'bare']);

/** Whether a form tells a change where it stands. New things and what arrives beside a time are more often rows of data than a change of them. */
function counts(form: Form, place: Place, reading: Reading): boolean {
  if (place === undefined) return false;
  if (form.form === 'since') return place === 'after' && isHead(form, reading);
  if (form.form === 'event' && place === 'clause') return isHead(form, reading) && form.kind !== 'traffic';
  // A sale or a mailing stands beside many a time; that it began then is told by a verb.
  if (form.form === 'event' && form.kind === 'traffic') return place === 'after';
  if (place === 'after') return true;
  return (
    SURE.has(form.form) || (place === 'beside' && BESIDE_A_TIME.has(form.form) && (form.form === 'verb-thing' || form.kind !== 'data'))
  );
}

/** What a sentence tells of changes, each with its clause; where several of one kind are told, the surest. */
export function tellingsIn(sentence: string): Told[] {
  const words = wordsOf(sentence);
  const after = clausesAfter(sentence, words);
  const dates = datesIn(sentence, words);
  if (after.length === 0 && dates.length === 0) return [];
  const reading = readingOf(words);
  const forms = formsOf(reading).filter((form) => counts(form, placeOf(form, reading, after, dates), reading));
  const out = new Map<ChangeKind, Told>();
  for (const form of forms) {
    if (out.has(form.kind)) continue;
    const since = after.find((c) => form.from >= c.from && form.from < c.to);
    const around = clauseAround(sentence, words[form.from]?.start ?? 0, words[form.to - 1]?.end ?? 0);
    const clause = { ...around, start: Math.max(around.start, words[since?.from ?? 0]?.start ?? 0) };
    if (doubt(form) > 0 && [...out.values()].some((t) => t.start < clause.end && t.end > clause.start)) continue;
    if (!DENIED.test(sentence.slice(clause.start, clause.end)))
      out.set(form.kind, { kind: form.kind, since: since !== undefined, weak: form.weak, ...clause });
  }
  const vendor = out.get('vendor');
  const told = [...out.values()];
  return vendor ? told.filter((t) => !OURS.has(t.kind) || t.start >= vendor.end || t.end <= vendor.start) : told;
}

/** Kinds that the words of a list name, each entry being a change for it stands there: "portal 4.12", "bucket moved". */
export function kindsListed(text: string): ChangeKind[] {
  if (DENIED.test(text) || GOES_ON.test(text) || !/\p{L}{2}/u.test(text)) return [];
  const reading = readingOf(wordsOf(text));
  const forms = formsOf(reading).filter((form) => counts(form, 'after', reading));
  return [...new Set(forms.filter((form) => doubt(form) === 0 || doubt(form) === doubt(forms[0] as Form)).map((form) => form.kind))];
}

/** The forms of a sentence, the surest first. */
function formsOf(reading: Reading): Form[] {
  const all = formsIn(reading);
  return all.filter((form) => !all.some((other) => namesMore(other, form))).sort((a, b) => doubt(a) - doubt(b));
}

/** "An index build" is no build of the software: of two names that end in one word the longer is meant. */
const namesMore = (name: Form, form: Form): boolean =>
  name.form === 'event' && form.form === 'event' && name.kind !== form.kind && name.to === form.to && name.from < form.from;

const doubt = (form: Form): number => (form.form === 'unknown' ? 2 : form.weak ? 1 : 0);

function clauseAround(sentence: string, from: number, to: number): { start: number; end: number } {
  const before = BEFORE_CLAUSE.exec(sentence.slice(0, from))?.[0] ?? '';
  const rest = sentence.slice(before.length);
  return { start: before.length + rest.length - rest.trimStart().length, end: to + (AFTER_CLAUSE.exec(sentence.slice(to))?.index ?? 0) };
}
