import { anyOf, openPattern, words } from '../../text/index.ts';
import type { ChangeKind } from '../types.ts';
import { DATED } from './told/lists.ts';
import { TELLINGS } from './told/tellings.table.ts';

/** A stretch of a sentence that tells of a change. Offsets are into the sentence. */
export interface Told {
  readonly kind: ChangeKind;
  readonly start: number;
  readonly end: number;
}

const PATTERNS = [...TELLINGS]
  .sort((a, b) => Number(a.weak) - Number(b.weak))
  .map(({ pattern, ...t }) => ({ ...t, pattern: openPattern(pattern) }));

const WHEN = new RegExp(String.raw`(?<![\w-])(?:${DATED})(?![\w])`, 'i');
const BEGAN = anyOf`began | begun | begins? | started | starts? | came | comes | appeared | new | exists?`;
const CUES = anyOf`
  (?:ever )?since | ${BEGAN} (?:with | w/ | when | as | after | following | the (?:day|minute|moment|week|sprint))
  right after | straight after | only after | just after | as of | (?:has been|been|it's been|is) so since
`;
/** What the trouble is said to have begun with, up to the end of its clause. */
const AFTER = new RegExp(String.raw`\b${CUES}[: ]+(?:that |then )?([^,;:()]{3,110})`, 'gi');
/** "Unchanged since the relaunch": what began then is that nothing happens. */
const STILL = new RegExp(
  anyOf`
    (?:unchanged | constant | untouched | the same | same | stable | nothing(?: \w+){0,3} | no (?:new )?(?:release|deploy\w*|change)s?
    (?:not|n['’]t|never)(?: been)? (?:changed|used|touched|deployed|restarted|updated)) (?:\S+ ){0,2}$ | \bnot $
  `,
  'i',
);
const DENIED = words`
  no | not | never | nothing | nobody | none | without | nor | neither | unchanged | untouched | last (?:\w+ )?(?:release|deploy\w*)
  (?:was|were|is|are|has|have|had|did|does|do)n['’]t | excluded | ruled out
`;
const BEFORE_CLAUSE = /.*(?:[,;:(](?=\s)|\s[–—-]\s|\()/s;
const AFTER_CLAUSE = /[,;:)](?=\s|$)|\s[–—-]\s|$/;

/** What a sentence tells of changes; where several of one kind are told, the first. */
export function toldIn(sentence: string): Told[] {
  const clauses = [...sentence.matchAll(AFTER)]
    .filter((m) => !STILL.test(sentence.slice(0, m.index)))
    .map((m) => ({ start: m.index, end: m.index + m[0].length, text: m[1] ?? '' }));
  const dated = WHEN.test(sentence);
  if (clauses.length === 0 && !dated) return [];
  const out = new Map<ChangeKind, Told>();
  for (const { kind, where, weak, pattern } of PATTERNS) {
    if (out.has(kind) || (weak && out.size > 0)) continue;
    if (where === 'after') {
      const clause = clauses.find((c) => pattern.test(c.text) && !DENIED.test(c.text));
      if (clause) out.set(kind, { kind, start: clause.start, end: clause.end });
    } else if (dated) {
      const m = pattern.exec(sentence);
      const told = m && clauseAround(sentence, m.index, m.index + m[0].length);
      if (told && !DENIED.test(sentence.slice(told.start, told.end))) out.set(kind, { kind, ...told });
    }
  }
  return [...out.values()];
}

function clauseAround(sentence: string, from: number, to: number): { start: number; end: number } {
  const before = BEFORE_CLAUSE.exec(sentence.slice(0, from))?.[0] ?? '';
  const start = before.length + (sentence.slice(before.length).length - sentence.slice(before.length).trimStart().length);
  return { start, end: to + (AFTER_CLAUSE.exec(sentence.slice(to))?.index ?? 0) };
}
