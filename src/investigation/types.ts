import type { FieldName } from '../incident/types.ts';

/** Someone looked: an observable and the value that it had. */
export interface Observed {
  readonly kind: 'observed';
  readonly observable: string;
  readonly value: string;
  /** In the person's own words, or the output that shows it. */
  readonly note?: string;
}

/** Someone did something to the system: a mitigation, a fix, a repair, or anything else. */
export interface Applied {
  readonly kind: 'applied';
  /** A remedy's id where it is one of ours, else what was done in words. */
  readonly action: string;
  readonly effect: 'cured' | 'partly' | 'no-effect' | 'unknown';
  readonly note?: string;
}

/** New text for a field as the incident goes on. */
export interface Added {
  readonly kind: 'added';
  readonly field: FieldName;
  readonly text: string;
}

/** A remark for the timeline; it changes nothing else. */
export interface Noted {
  readonly kind: 'noted';
  readonly note: string;
}

/** An earlier event no longer counts. It stays in the log. */
export interface Undone {
  readonly kind: 'undone';
  readonly event: string;
}

/** The investigation ended: with a mode that was confirmed, or with none. */
export interface Closed {
  readonly kind: 'closed';
  readonly mode?: string;
  readonly note?: string;
}

export type Happening = Observed | Applied | Added | Noted | Undone | Closed;

/** One line of the log. `id` is unique in its log; `at` is ISO 8601 with a zone, given by the caller; `by` is who says so. */
export type InvestigationEvent = Happening & { readonly id: string; readonly at: string; readonly by: string };
