import { anyOf, openPattern } from '../../text/index.ts';
import type { ChangeKind } from '../types.ts';
import { DATED } from './told/lists.ts';
import { TELLINGS } from './told/tellings.table.ts';

/** A stretch of a sentence that tells of a change. Offsets are into the sentence. */
export interface Told {
  readonly kind: ChangeKind;
  readonly start: number;
  readonly end: number;
}

const PATTERNS = TELLINGS.map(({ kind, where, pattern }) => ({ kind, where, pattern: openPattern(pattern) }));

const WHEN = new RegExp(String.raw`(?<![\w-])(?:${DATED})(?![\w])`, 'i');
const BEGAN = anyOf`began | begun | begins? | started | starts? | came | comes | appeared | new | exists?`;
const CUES = anyOf`
  (?:ever )?since | ${BEGAN} (?:with | w/ | when | as | after | following | the (?:day|minute|moment|week|sprint))
  right after | straight after | only after | just after | as of | (?:has been|been|it's been|is) so since
`;
/** What the trouble is said to have begun with, up to the end of its clause. */
const AFTER = new RegExp(String.raw`\b${CUES}[: ]+(?:that |then )?([^,;:()]{3,110})`, 'gi');

/** What a sentence tells of changes; where several of one kind are told, the first. */
export function toldIn(sentence: string): Told[] {
  const clauses = [...sentence.matchAll(AFTER)].map((m) => ({
    start: m.index,
    text: m[1] ?? '',
    from: m.index + m[0].length - (m[1] ?? '').length,
  }));
  const dated = WHEN.test(sentence);
  if (clauses.length === 0 && !dated) return [];
  const out = new Map<ChangeKind, Told>();
  for (const { kind, where, pattern } of PATTERNS) {
    if (out.has(kind)) continue;
    if (where === 'after') {
      const clause = clauses.find((c) => pattern.test(c.text));
      if (clause) out.set(kind, { kind, start: clause.start, end: clause.from + clause.text.length });
    } else if (dated && pattern.test(sentence)) out.set(kind, { kind, start: 0, end: sentence.length });
  }
  return [...out.values()];
}
