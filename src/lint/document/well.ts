import { anyOf, words } from '../../text/index.ts';
import { contentWords } from './words.ts';

/** What an incident says is well, with the words for it. */
export interface Well {
  readonly text: string;
  /** All words of the clause. */
  readonly words: ReadonlySet<string>;
  /** Those of the thing itself. */
  readonly subject: ReadonlySet<string>;
}

const STATE = anyOf`
  fine | healthy | ok(?:ay)? | normal | idle | unchanged | quiet | flat | unaffected | responsive | answered | valid | low | steady
  green
`;
const TROUBLES = anyOf`errors? | failures? | drops? | dropped \w+ | waits? | restarts? | rejections? | evictions? | loss | lag | pauses?`;
const CALM = new RegExp(
  String.raw`\b${anyOf`
    (?:is|are|was|were|stays?|remains?|:)? ?${STATE}\b | no (?:\w+ )?${TROUBLES} | (?:is|are) up\b(?! (?:to|from|by))
    queue (?:time|length|depth) 0\b | \b\d+ (?:\w+ )?in use of \d+ | \b\d+ of \d+ (?:in use|used|connections?)
    answers? (?:with|in)[ ]
  `}`,
  'i',
);
const USAGE = /\b(?:cpu|memory|disk|heap|pool|inodes?|load|utili[sz]ation)\b[^.;,\n]{0,25}?\b(?:at |is |was |of )?(\d{1,2})(?:\.\d+)?\s?%/i;
const IDLE = 50;
const OTHER_TIME_OR_PLACE = anyOf`
  until | before | after | staging | yesterday | used to | normally | usual(?:ly)? | other | others | elsewhere | only | if | when
  once | while | but | although | except | not | than | normal(?:ly)?: | then
`;
/** That it was so before, elsewhere or only for some is no state of now. */
const NOT_NOW = new RegExp(anyOf`\b${OTHER_TIME_OR_PLACE}\b | \(normal`, 'i');
const SICK = words`
  fail\w* | errors? | slow\w* | time-?outs? | timed out | exhaust\w* | full | crash\w* | grow\w* | grew | rises? | rose | high
  saturat\w* | lost | missing | wrong | down | refus\w* | reject\w* | stuck | hang\w* | wait(?:s|ing) | double | twice | leak\w*
  kill\w* | 9\d ?% | 100 ?%
`;

export function wellIn(text: string): Well[] {
  const clauses = text.split(/[;\n]|\.(?=\s|$)|,(?=\s(?!and\b))/).map((c) => c.trim());
  const out: Well[] = [];
  for (const c of clauses) {
    const usage = USAGE.exec(c);
    const calm = CALM.exec(c) ?? (usage && Number(usage[1]) <= IDLE ? usage : null);
    if (!calm || NOT_NOW.test(c) || /→|->|=>/.test(c) || c.length > 140) continue;
    const words = contentWords(c.replace(/[_`-]/g, ' '));
    const before = c.slice(0, calm.index === 0 ? c.length : calm.index);
    const subject = contentWords((usage === calm ? c : before).replace(/[_`-]/g, ' '));
    // Nothing else in the incident may say that the same thing is ill.
    const ill = clauses.some(
      (o) =>
        o !== c &&
        SICK.test(o.replace(/\bno (?:\w+ )?(?:errors?|failures?)\b/gi, '')) &&
        [...subject].some((w) => contentWords(o.replace(/[_`-]/g, ' ')).has(w)),
    );
    if (!ill) out.push({ text: c, words, subject });
  }
  return out;
}
