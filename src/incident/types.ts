/** The five fields of an incident, named as in case files and reports. */
export const FIELDS = ['code_snippet', 'tech_stack', 'symptoms', 'occurrence_pattern', 'blast_radius'] as const;
export type FieldName = (typeof FIELDS)[number];

/** An incident as an engineer on call writes it. An absent field is the empty string. */
export type Incident = Readonly<Record<FieldName, string>>;

/** A place in one field's text: UTF-16 offsets, end exclusive, so that `incident[field].slice(start, end) === quote`. */
export interface Span {
  readonly field: FieldName;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

/** What was done to the input before it was read (cut, cleaned, redacted), said in the report. */
export interface InputNote {
  readonly kind:
    | 'cut'
    | 'cleaned'
    | 'redacted'
    | 'instruction'
    | 'guessed-field'
    | 'unknown-heading'
    | 'overruled'
    | 'log'
    | 'model'
    | 'learned';
  readonly field?: FieldName;
  readonly text: string;
}
