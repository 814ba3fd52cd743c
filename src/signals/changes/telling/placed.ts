import type { Form, Reading } from './forms.ts';
import type { Stretch } from './when.ts';
import { wordList } from './words.ts';

const set = (list: readonly string[]): ReadonlySet<string> => new Set(list);
/** Words between a noun of change and its time. */
const BETWEEN = set(
  wordList`
    of | on | at | from | in | last | the | this | was | came | went | had | about | around | since | by | early | late
    an | as | a | also
  `,
);
/** What may follow a noun that is no part of a longer one: "release of", not "release notes". */
const FOLLOWS = set(wordList`
  of | on | at | from | in | to | was | is | were | has | had | came | went | by | with | which | that | and | or | as | for | last | this
  yesterday | today | started | began | took | made | brought | changed | added | a | the | it | we | they | hit | when | where | set | put
  renamed | raised | introduced | people | all | our | some | every | each | one | two | reset | turned | removed | moved | done | only
`);

/** Where a form stands to a time or to the word "since": in a clause that the trouble is said to come after, beside a time, or nowhere. */
export type Place = 'after' | 'beside' | 'clause' | undefined;

export function placeOf(form: Form, { words, text }: Reading, after: readonly Stretch[], dates: readonly Stretch[]): Place {
  if (
    after.some(
      (c) =>
        // Its subject may be shorter than the words that are read for it.
        form.from >= (form.form === 'unknown' ? c.from - 1 : c.from) &&
        form.from < c.to &&
        form.from - c.from <= (form.form === 'event' || form.form === 'since' || form.form === 'version' ? 5 : 8),
    )
  )
    return 'after';
  const closings = (a: number, b: number): number => {
    let n = 0;
    for (let i = a; i < b; i++) if (words[i]?.closes) n++;
    return n;
  };
  const filled = (a: number, b: number): boolean => {
    for (let i = a; i < b; i++) if (!BETWEEN.has(text(i))) return false;
    return true;
  };
  let place: Place;
  for (const d of dates) {
    const before = form.from - d.to;
    const behind = d.from - form.to;
    if (before >= 0 && before <= 2 && closings(d.to - 1, form.from) <= 1) return 'beside';
    if (behind >= 0 && behind <= 4 && closings(form.to - 1, d.from) <= 1 && filled(form.to, d.from)) return 'beside';
    if (d.from < form.to && d.to > form.from) return 'beside';
    // A time that alone opens the sentence, or stands alone behind it.
    const alone = closings(Math.min(d.to, form.to) - 1, Math.max(form.from, d.from)) <= 1 && Math.max(before, behind) <= 9;
    if (closings(Math.min(d.to, form.to) - 1, Math.max(form.from, d.from)) === 0 && Math.max(before, behind) <= 12) place = 'clause';
    else if (alone && before >= 0 && d.from <= 2) place = 'clause';
  }
  return place;
}

/** "Nodes with release 1.14" and "PR says release" tell what is there. */
const NOT_BEFORE = set(
  wordList`have | has | run | runs | on | with | per | each | every | locked | suspected | stopped | paused | blocked | goes | last`,
);

/** A noun of change that stands by itself. */
export const isHead = (form: Form, { words, text }: Reading): boolean => {
  const last = words[form.to - 1];
  if (NOT_BEFORE.has(text(form.from - 1))) return false;
  return last === undefined || last.closes || form.to >= words.length || FOLLOWS.has(text(form.to)) || /^[\d"“v]/.test(text(form.to));
};
