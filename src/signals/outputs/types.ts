import type { Span } from '../../incident/types.ts';
import type { Entity } from '../types.ts';

/** A piece of the text by its offsets. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** A line without what stands before it: indentation, a comment's mark, a quotation's mark. */
export interface Line extends Place {
  readonly text: string;
  /** Where `text` begins in its line: columns are compared by it. */
  readonly column: number;
}

/** A field's text as readers see it. */
export interface Page {
  readonly text: string;
  readonly lower: string;
  /** What all fields say, in lower case: some outputs mean something beside a message that another field quotes. */
  readonly told: string;
  readonly lines: readonly Line[];
}

/** What a row or cell proves. */
export interface Claim extends Place {
  readonly observable: string;
  readonly value: string;
  readonly reliability: number;
  readonly slots: Readonly<Record<string, string>>;
}

/** A name that the output shows. */
export interface Name extends Place {
  readonly slot: string;
  readonly name: string;
}

export interface Said {
  readonly claims: readonly Claim[];
  readonly names?: readonly Name[];
}

/** One tool's output, or that of a family. */
export interface OutputReader {
  readonly id: string;
  /** Texts in lower case of which one must be there; each entry may need several, written as a list. */
  readonly needs: readonly (string | readonly string[])[];
  readonly read: (page: Page) => Said;
}

/** An answered observable with the row or cells that decide it. */
export interface OutputReading extends Span {
  readonly observable: string;
  readonly value: string;
  readonly reliability: number;
  readonly slots: Readonly<Record<string, string>>;
}

export interface Outputs {
  readonly readings: readonly OutputReading[];
  readonly names: readonly Entity[];
}
