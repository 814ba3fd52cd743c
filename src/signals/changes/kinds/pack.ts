import { alternatives, type PackedPattern, packPattern } from '../../../text/index.ts';
import type { ChangeKind } from '../../types.ts';
import type { VerbClass } from '../telling/verbs.ts';

/** A kind of change: the words by which it is told, which the grammar puts together, and phrases that have a form of their own. */
export interface KindOfChange {
  readonly kind: ChangeKind;
  readonly words: readonly KindWords[];
  readonly phrases: readonly Phrase[];
}

export interface KindWords {
  /** What is changed. */
  readonly things: readonly string[];
  /** Classes of verbs that, done to these things, are a change of this kind. */
  readonly done: readonly VerbClass[];
  /** Nouns that beside one of the things name its change: "firewall swap", "move of the database". */
  readonly acts: readonly string[];
  /** Nouns that name a change by themselves. */
  readonly events?: readonly string[];
  /** Nouns that name a change where the trouble is told to be there since it: "since the move". */
  readonly since?: readonly string[];
  /** Verbs that tell one whatever they are done to. */
  readonly verbs?: readonly string[];
  /** Who changes them: with such a subject any verb of change counts. */
  readonly by?: readonly string[];
  /** "New" before a thing is a change. */
  readonly fresh?: boolean;
  /** The words may be of any kind: they count where nothing else tells one. */
  readonly weak?: boolean;
}

export interface Phrase {
  readonly pattern: PackedPattern;
  /** The words themselves say that something happened; other phrases need a time, a list of changes or a word such as "after". */
  readonly event: boolean;
}

export const phrase = (event: boolean, source: string): Phrase => ({ event, pattern: packPattern(source, '(?<![\\w-])', '(?![\\w])') });

/** A number, with a unit or without. */
export const N = '\\d[\\d.,]*(?:[kKM%]|[KMG]i?B?| ?(?:ms|s|min|h))?';
/** What is scaled. */
export const UNITS = alternatives`
  tasks? | pods? | nodes? | instances? | replicas? | workers? | hosts? | servers? | shards? | containers? | machines? | brokers?
  consumers? | dynos? | VMs? | web nodes | processes
`;
export const VERSION = 'v?\\d+(?:\\.\\d+)+(?:[-.]?\\w+)?';
