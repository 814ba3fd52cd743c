import { type Hit, hits, type Piece, whole } from './document/piece.ts';
import type { Action, Doc, Hypothesis, Said } from './document/types.ts';
import type { Rule, Seen } from './types.ts';

/** Identity, with the type of a rule: a rule file holds one plain object. */
export const rule = (r: Rule): Rule => r;

export const at = (where: Piece | Hit, seen: string, expected: string): Seen => ({
  at: 'piece' in where ? where : whole(where),
  seen,
  expected,
});

/** What a person reads, without commands. */
export const prose = (doc: Doc): readonly Said[] => doc.said.filter((s) => !s.command);

/** Hypotheses by rank. */
export const ranked = (doc: Doc): readonly Hypothesis[] => [...doc.hypotheses].sort((a, b) => a.rank - b.rank);

export const textOf = (pieces: readonly Piece[] | undefined): string => (pieces ?? []).map((p) => p.text).join(' ');

export const allOf = (a: Action): string => [a.title.text, ...Object.values(a.parts).map(textOf)].join(' ');
/** What an action is and does, without what is said about it. */
export const deedOf = (a: Action): string => `${a.title.text} ${textOf(a.parts.does)}`;

/** All parts of a hypothesis as pieces. */
export const partsOf = (h: Hypothesis): readonly Piece[] => [h.title, ...Object.values(h.parts).flatMap((p) => [...(p ?? [])])];

/** From this many on, what all of its entries lack is the habit of a report: one fault, not one for each of them. */
export const HABIT = 3;

/** It says itself what it treats. What the order or the plan links to it says nothing of the others. */
export const isTraced = (a: Action): boolean => a.addressed !== undefined || a.all;

/** Named to say that it is not what is done: "not recommended", "not as a first step". */
export const isRejected = (a: Action): boolean => REJECTED.test(allOf(a));
const REJECTED =
  /\b(?:not (?:recommended|advised|advisable|an option|as a first (?:step|measure|move))|advised against|not possible|(?:is|are) rejected|rejected:|do not do (?:this|it))\b/i;

/** The title of an action that begins with such a deed, behind its ids and a word of manner. */
export const beginsWith = (deed: string): RegExp => new RegExp(String.raw`^\W*(?:\([^)]*\)\W*)?(?:[a-z-]+ly )?${deed}\b`, 'i');

/** A report gives it for most of its actions under a label of its own; or it gives it for none of them, and they are several. */
export const isAsked = (of: readonly Action[], lack: readonly Action[], part: string): boolean =>
  of.filter((a) => /\S/.test(textOf(a.parts[part]))).length * 2 >= of.length || (lack.length === of.length && of.length >= HABIT);

/** A finding for each action that lacks something; where several lack it, one at the first of them that names them. */
export function lacking(doc: Doc, lack: readonly Action[], of: readonly Action[], what: string, expected: string): Seen[] {
  const [first] = lack;
  const none = lack.length === of.length;
  if (first && doc.kind === 'foreign' && lack.length > 1)
    return [
      at(
        first.title,
        `${none ? 'none of ' : ''}${listed(lack.map((a) => a.id))} ${none ? what : `do not ${plural(what)}`}`,
        `${expected}, for each`,
      ),
    ];
  return lack.map((a) => at(a.title, `${a.id} ${quoted(a.title.text)} does not ${what.replace(/^says/, 'say')}`, expected));
}

const plural = (what: string): string =>
  what
    .replace(/^says/, 'say')
    .replace(/\bit is\b/, 'they are')
    .replace(/\bit costs\b/, 'they cost')
    .replace(/\bit treats\b/, 'they treat');

/** The first match of a pattern in each of the pieces. */
export const firstHits = (pieces: readonly Piece[], pattern: RegExp): Hit[] => pieces.flatMap((p) => hits(p, pattern).slice(0, 1));

/** "“the words”", cut to fit in a line. */
export const quoted = (text: string): string => `“${text.length > 70 ? `${text.slice(0, 68).trimEnd()}…` : text}”`;

export const ordinal = (n: number): string => `${n}${n % 100 > 10 && n % 100 < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')}`;

export const listed = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items[items.length - 1]}`;
