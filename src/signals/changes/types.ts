import type { Moment } from '../times/types.ts';
import type { Change } from '../types.ts';

/** A change with what is known of its age where no minutes can be told: days before the onset, between two bounds. */
export interface ChangeRead extends Change {
  readonly at?: Moment;
  readonly days?: { readonly least: number; readonly most: number };
  /** Only its undoing is told, not the change. */
  readonly onlyUndone?: boolean;
  /** It is told to say how long ago the last one was: it is no suspect. */
  readonly old?: boolean;
  /** Its kinds are only named: what the sentence tells in so many words is better. */
  readonly named?: boolean;
  /** Where the text tells that it was undone. */
  readonly undoneAt?: Pick<Change, 'field' | 'start' | 'end' | 'quote'>;
}
