import type { ChangeKind } from '../../types.ts';
import { ROWS } from '../kinds.table.ts';
import { type Part, partsOf, type Role } from './lexicon.ts';
import type { VerbClass } from './verbs.ts';
import type { Word } from './words.ts';

/** How a sentence puts a change: what was done to what and by whom, or what it is called. `unknown` is a verb of change done to what no list holds. */
export type FormName =
  | 'passive'
  | 'bare'
  | 'active'
  | 'verb-thing'
  | 'act'
  | 'event'
  | 'since'
  | 'deed'
  | 'new'
  | 'actor'
  | 'by'
  | 'version'
  | 'from-to'
  | 'set'
  | 'unknown';

export interface Form {
  readonly kind: ChangeKind;
  readonly form: FormName;
  /** Words, first and one past the last. */
  readonly from: number;
  readonly to: number;
  /** It may be of any kind: it counts where nothing else tells one. */
  readonly weak: boolean;
}

/** A sentence as the grammar looks at it. */
export interface Reading {
  readonly words: readonly Word[];
  readonly parts: readonly Part[];
  readonly text: (place: number) => string;
  /** No comma, bracket or dash stands between two words. */
  readonly open: (from: number, to: number) => boolean;
  /** The first place of one of the words between two places, or -1. */
  readonly within: (some: ReadonlySet<string>, from: number, to: number) => number;
}

export function readingOf(words: readonly Word[]): Reading {
  const text = (place: number): string => words[place]?.text ?? '';
  const within = (some: ReadonlySet<string>, from: number, to: number): number => {
    for (let i = Math.max(0, from); i < Math.min(to, words.length); i++) if (some.has(text(i))) return i;
    return -1;
  };
  const open = (from: number, to: number): boolean => {
    for (let i = from; i < to; i++) if (words[i]?.closes) return false;
    return true;
  };
  return { words, parts: partsOf(words), text, open, within };
}

export const has = (part: Part, role: Role['role']): boolean => part.roles.some((r) => r.role === role);

/** Rows of the table of kinds in which the part plays a role. */
export const rowsOf = (part: Part, role: Role['role']): number[] =>
  part.roles.flatMap((r) => ('row' in r && r.role === role ? [r.row] : []));

export const classesOf = (part: Part): VerbClass[] => part.roles.flatMap((r) => (r.role === 'verb' ? [r.of] : []));

/** Whether a verb, done to the things of a row, is a change of its kind. */
export function changes(verb: Part, row: number): boolean {
  const done = ROWS[row]?.done ?? [];
  return classesOf(verb).some((c) => done.includes(c));
}

export function formOf(row: number, form: FormName, from: number, to: number): Form[] {
  const of = ROWS[row];
  return of ? [{ kind: of.kind, form, from: Math.max(0, from), to, weak: of.weak === true }] : [];
}
