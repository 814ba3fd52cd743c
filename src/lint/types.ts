import type { Incident } from '../incident/types.ts';
import type { Reading, SeverityDecision } from '../signals/index.ts';
import type { Hit } from './document/piece.ts';
import type { Doc } from './document/types.ts';

export type Level = 'error' | 'warning';

/** What is known of the incident that a report is about. */
export interface Facts {
  /** The incident was given; otherwise all of this is what the report itself says of it. */
  readonly given: boolean;
  readonly incident: Incident;
  /** All fields, or the report's snapshot. */
  readonly text: string;
  /** Absent where no knowledge was at hand to read with. */
  readonly read?: {
    readonly reading: Reading;
    readonly derived: readonly { readonly text: string; readonly formula: string }[];
    readonly severity: SeverityDecision;
  };
}

/** What a rule says of one place; the rest of the finding is the rule's own. */
export interface Seen {
  readonly at: Hit;
  readonly seen: string;
  readonly expected: string;
}

/** One way in which a report can be wrong. Its page and its cases stand beside it. */
export interface Rule {
  readonly id: string;
  /** What only a reading of prose can tell is a warning, never an error. */
  readonly severity: Level;
  /** It looks for words only: sentences of the knowledge are checked where they are kept, not in every report. */
  readonly reads?: 'prose';
  /** Of reports that others wrote and ranked: ours cannot have the fault, by the way they are made. */
  readonly only?: 'elsewhere';
  /** What it compares with: without it there is nothing to say. */
  readonly needs?: 'incident';
  /** In a report written elsewhere, where that differs: what is typed in ours is read from prose there. */
  readonly elsewhere?: Level;
  /** Why it matters to the person on call. */
  readonly why: string;
  readonly mend: string;
  check(doc: Doc, facts: Facts): readonly Seen[];
}

export interface Position {
  /** From 1; columns in UTF-16 units. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** One fault, complete: where, what was seen, what was expected, why it matters, what to do. */
export interface Located {
  readonly rule: string;
  readonly severity: Level;
  /** Path in a report of ours, part of the report elsewhere. */
  readonly place: string;
  /** Absent where a report was given as data, not as text. */
  readonly position?: Position;
  /** The words that the finding is about. */
  readonly quote: string;
  readonly seen: string;
  readonly expected: string;
  readonly why: string;
  readonly mend: string;
}
