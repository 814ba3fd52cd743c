import type { Span } from '../../incident/types.ts';
import {
  type Alternative,
  anyOf,
  type Guarded,
  openPattern,
  type PackedPattern,
  packPattern,
  patternStore,
  withLists,
  words,
} from '../../text/index.ts';
import { holding } from '../holding.ts';
import { stanceOf } from '../negation.ts';
import type { Chunk } from './chunks.ts';
import type { FactPatterns, Run, SeverityPolicy } from './types.ts';

export type Patterns = ReadonlyMap<string, readonly Guarded[]>;

const packedBefore = new WeakMap<SeverityPolicy, FactPatterns>();

/** The same, made once for a policy that does not bring them. */
function packedOf(policy: SeverityPolicy): FactPatterns {
  const known = packedBefore.get(policy);
  if (known) return known;
  const made = packPatterns(policy);
  packedBefore.set(policy, made);
  return made;
}

/** The patterns of a policy as they are shipped: made at build time, since analysing them costs more than reading an incident. */
export function packPatterns(policy: SeverityPolicy): FactPatterns {
  const alternatives: Alternative[] = [];
  const runOf = (pattern: PackedPattern): Run => [alternatives.length, alternatives.push(...pattern)];
  const of = Object.entries(policy.facts).map(
    ([id, f]) => [id, (f.says ?? []).flatMap((s) => packed(s, policy.lists ?? {})).map(runOf)] as const,
  );
  return { of: Object.fromEntries(of), ...patternStore(alternatives) };
}

/** The patterns of a policy that a text may hold: most of a policy's speak of nothing in it, and are then not asked at every clause. One that does not compile, or is no text, never matches. */
export function patternsFor(policy: SeverityPolicy, text: string): Patterns {
  const shipped = policy.packed ?? packedOf(policy);
  const may = new Set(holding(text.toLowerCase()).among(shipped));
  const narrowed = (run: Run): Guarded[] => {
    const left = within(run).filter((place) => may.has(place));
    return left.length ? [openPattern(left.map(shipped.at))] : [];
  };
  const known = new Map<string, readonly Guarded[]>(Object.entries(shipped.of).map(([id, runs]) => [id, runs.flatMap(narrowed)]));
  for (const [id, opened] of Object.entries(policy.opened ?? {})) known.set(id, [...(known.get(id) ?? []), ...opened]);
  return known;
}

const within = ([from, to]: Run): number[] => Array.from({ length: to - from }, (_, i) => from + i);

/** A pattern as it was taken apart. */
export const patternAt = (patterns: FactPatterns, run: Run): PackedPattern => within(run).map(patterns.at);

/** Letters beyond ASCII, Latin. Classes of all of Unicode cost seconds to compile. */
const LETTERS = '\u00c0-\u024f';

function packed(says: unknown, lists: Readonly<Record<string, string>>): PackedPattern[] {
  if (typeof says !== 'string') return [];
  return [packPattern(withLists(says, lists).replaceAll('\\p{L}', `A-Za-z${LETTERS}`), `(?<![\\w${LETTERS}])`, `(?![\\w${LETTERS}])`)];
}

const HEDGED = words`
  if | unless | whether | might | may | could | possibl[ey] | potential(?:ly)? | perhaps | maybe | suspect(?:ed|s)? | not sure
  unclear | risk(?:s|y)? | would | will | in theory | avoid | prevent | afraid | fear | do(?:es)? not know | don't know | no idea
  checking | looks? like | thought | thinks? | believed? | swears?
`;
const QUESTION = /^(?:is|are|was|were|can|could|do|does|did|has|have|what|why|who|how|should|any)\b.*\?\s*$/i;

/** A customer's question in quotation marks: "your site is hacked?". */
const ASKED = /^[^.!;"”]{0,40}\?(?=["”’'),\s]|$)/;
/** "Other shops' orders: fine": what is named is well. */
const WELL_AFTER = new RegExp(
  String.raw`^[^.;,]{0,30}?(?::| (?:is|are|was|were|stays?|looks?)) (?:all |still |also |themselves )?\b(?:${anyOf`
    fine | ok(?:ay)? | right | correct | safe | good | normal | intact | complete | as before | as usual | as always
    un(?:affected|touched|harmed) | not (?:affected|touched|hit|concerned|involved)
  `})\b`,
  'i',
);

/** "Failed jobs = 0", "5xx: none". */
const NONE_AFTER = /^(?: [\w-]+){0,2} ?(?:[=:]|are|is) ?(?:0|zero|none)(?![\w.,]*\d| ?%)\b/i;
/** A quotation that says it is well: "Other shops' orders: fine", "other customers have no issue". */
export const saysWell = (quote: string): boolean =>
  /(?::| (?:is|are)) (?:all |still )?(?:fine|ok(?:ay)?|right|safe|good|normal)\W*$/i.test(quote) ||
  /\b(?:have|has|see|sees|report|reports) no (?:issues?|problems?|trouble|errors?)\b/i.test(quote);

export interface Found {
  readonly span: Span;
  readonly denied: boolean;
  readonly hedged: boolean;
  /** What is named is said to be well. */
  readonly well: boolean;
  /** What is named is counted, and there is none: "failed jobs = 0". */
  readonly none: boolean;
}

/** The first place where one of the patterns stands in a chunk, with whether the chunk denies or doubts it. */
export function findIn(chunk: Chunk, patterns: readonly Guarded[]): Found | undefined {
  for (const p of patterns) {
    const m = p.exec(chunk.text);
    if (!m || m[0].trim() === '') continue;
    const start = chunk.start + m.index;
    const end = start + m[0].length;
    const denied = stanceOf(chunk.text, chunk.text, m.index, m.index + m[0].length).denied;
    const around = chunk.text.slice(0, m.index) + chunk.text.slice(m.index + m[0].length);
    const after = chunk.text.slice(m.index + m[0].length);
    return {
      span: { field: chunk.field, start, end, quote: m[0] },
      denied,
      hedged: HEDGED.test(around) || QUESTION.test(chunk.text) || ASKED.test(after),
      well: WELL_AFTER.test(after),
      none: NONE_AFTER.test(after),
    };
  }
  return undefined;
}

export const matches = (text: string, patterns: readonly Guarded[]): boolean => patterns.some((p) => p.exec(text) !== null);
