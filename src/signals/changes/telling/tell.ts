import { words as anyWord } from '../../../text/index.ts';
import type { ChangeKind } from '../../types.ts';
import { type Form, type FormName, formsIn, readingOf } from './forms.ts';
import { isHead, type Place, placeOf } from './placed.ts';
import { clausesAfter, datesIn } from './when.ts';
import { wordsOf } from './words.ts';

/** A stretch of a sentence that tells of a change. Offsets are into the sentence. */
export interface Told {
  readonly kind: ChangeKind;
  readonly start: number;
  readonly end: number;
}

const DENIED = anyWord`
  no | not | never | nothing | nobody | none | without | nor | neither | unchanged | untouched | last (?:\w+ )?(?:release|deploy\w*)
  (?:was|were|is|are|has|have|had|did|does|do)n['’]t | excluded | ruled out
`;
const BEFORE_CLAUSE = /.*(?:[,;:(](?=\s)|\s[–—-]\s|\()/s;
const AFTER_CLAUSE = /[,;:)](?=\s|$)|\s[–—-]\s|$/;

const BESIDE: ReadonlySet<FormName> = new Set(['passive', 'active', 'act', 'deed', 'event', 'actor', 'by', 'verb-thing', 'set', 'from-to']);
const CLAUSE: ReadonlySet<FormName> = new Set(['passive', 'deed', 'act', 'by', 'set', 'from-to']);

const counts = (form: Form, place: Place): boolean =>
  place === 'after' || (place === 'beside' && BESIDE.has(form.form)) || (place === 'clause' && CLAUSE.has(form.form));

export function formsTold(sentence: string): (Told & { form: FormName; place: Place; weak: boolean })[] {
  const words = wordsOf(sentence);
  const after = clausesAfter(sentence, words);
  const dates = datesIn(sentence, words);
  if (after.length === 0 && dates.length === 0) return [];
  const reading = readingOf(words);
  return formsIn(reading).flatMap((form) => {
    const place = placeOf(form, reading, after, dates);
    if (!counts(form, place) || ((form.form === 'event' || form.form === 'since') && !isHead(form, reading))) return [];
    const from = words[Math.max(0, form.from)];
    const to = words[form.to - 1];
    return from && to
      ? [{ kind: form.kind, start: from.start, end: to.end, form: form.form, place, weak: form.weak || form.form === 'unknown' }]
      : [];
  });
}

/** What a sentence tells of changes, each with its clause; where several of one kind are told, the first. */
export function tellingsIn(sentence: string): Told[] {
  const told = formsTold(sentence);
  const out = new Map<ChangeKind, Told>();
  for (const { kind, weak, start, end } of [...told].sort(
    (a, b) => Number(a.weak) - Number(b.weak) || Number(a.form === 'unknown') - Number(b.form === 'unknown'),
  )) {
    if (out.has(kind) || (weak && out.size > 0)) continue;
    const clause = clauseAround(sentence, start, end);
    if (!DENIED.test(sentence.slice(clause.start, clause.end))) out.set(kind, { kind, ...clause });
  }
  return [...out.values()];
}

function clauseAround(sentence: string, from: number, to: number): { start: number; end: number } {
  const before = BEFORE_CLAUSE.exec(sentence.slice(0, from))?.[0] ?? '';
  const start = before.length + (sentence.slice(before.length).length - sentence.slice(before.length).trimStart().length);
  return { start, end: to + (AFTER_CLAUSE.exec(sentence.slice(to))?.index ?? 0) };
}
