import { ROWS } from '../kinds.table.ts';
import { VERBS, type VerbClass } from './verbs.ts';
import { formsOf, type Word } from './words.ts';

/** What a word can be in the telling of a change; `row` is a place in the table of kinds. */
export type Role =
  | { readonly role: 'thing' | 'act' | 'event' | 'since' | 'deed' | 'actor'; readonly row: number }
  | { readonly role: 'verb'; readonly of: VerbClass };

/** Words of a sentence, first and one past the last, with what they can be. */
export interface Part {
  readonly from: number;
  readonly to: number;
  readonly roles: readonly Role[];
}

const LONGEST = 4;
const LEXICON = new Map<string, Role[]>();

function put(phrases: readonly string[] | undefined, role: Role): void {
  for (const phrase of phrases ?? []) {
    const key = phrase.toLowerCase();
    const known = LEXICON.get(key);
    if (known) known.push(role);
    else LEXICON.set(key, [role]);
  }
}

ROWS.forEach(({ things, acts, events, since, verbs, by }, row) => {
  put(things, { role: 'thing', row });
  put(acts, { role: 'act', row });
  put(events, { role: 'event', row });
  put(since, { role: 'since', row });
  put(verbs, { role: 'deed', row });
  put(by, { role: 'actor', row });
});
for (const [of, verbs] of Object.entries(VERBS) as [VerbClass, readonly string[]][]) put(verbs, { role: 'verb', of });

const FLAG = /^(?:ff|flags?|features?|toggles?)[._-]\w|\w[._-](?:flag|toggle|experiment)$/;
const FLAG_ROW = ROWS.findIndex(({ kind }) => kind === 'flag');

/** The parts of a sentence that the table knows, in order; of a longer phrase its own words are parts as well. */
export function partsOf(words: readonly Word[]): Part[] {
  const out: Part[] = [];
  for (let from = 0; from < words.length; from++) {
    let lead = '';
    for (let to = from + 1; to <= Math.min(words.length, from + LONGEST); to++) {
      const word = words[to - 1] as Word;
      const roles = formsOf(word.text).flatMap((form) => LEXICON.get(lead + form) ?? []);
      if (to === from + 1 && FLAG.test(word.text)) roles.push({ role: 'thing', row: FLAG_ROW });
      if (roles.length > 0) out.push({ from, to, roles: [...new Set(roles)] });
      if (word.closes) break;
      lead += `${word.text} `;
    }
  }
  return out;
}
