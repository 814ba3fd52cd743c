import type { FieldName, Incident, InputNote } from './types.ts';

/** What a reader of one shape found: the pieces of each field in the order of the text, joined later. */
export interface Draft {
  readonly fields: Record<FieldName, string[]>;
  readonly notes: InputNote[];
  /** The identifier that a record carries. */
  readonly id?: string;
  /** The heading over the whole document. */
  readonly title?: string;
}

export interface ReadIncident {
  readonly ok: true;
  readonly incident: Incident;
  readonly notes: readonly InputNote[];
  readonly id?: string;
  readonly title?: string;
}

export interface Unreadable {
  readonly ok: false;
  /** One sentence that names what is missing or wrong. */
  readonly error: string;
}

export type ReadResult = ReadIncident | Unreadable;

export function emptyFields(): Record<FieldName, string[]> {
  return { code_snippet: [], tech_stack: [], symptoms: [], occurrence_pattern: [], blast_radius: [] };
}

/** 10485760 -> "10,485,760"; the same in every locale. */
export function grouped(n: number): string {
  return String(n).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** "1 line", "2 lines". */
export function counted(n: number, noun: string): string {
  return `${grouped(n)} ${noun}${n === 1 ? '' : 's'}`;
}
