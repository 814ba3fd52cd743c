import { FIELDS, type FieldName, type Incident } from '../../src/incident/types.ts';

export type { FieldName, Incident };
export { FIELDS };

export interface FieldWords {
  readonly name: FieldName;
  readonly label: string;
  readonly hint: string;
  readonly code?: true;
}

/** In the order in which people under stress know them. */
export const FIELD_WORDS: readonly FieldWords[] = [
  { name: 'symptoms', label: 'Symptoms', hint: 'What is seen: rates, exact errors, log lines, graphs, complaints' },
  { name: 'occurrence_pattern', label: 'When it happens', hint: 'When it began, what changed before, when it does not happen' },
  { name: 'blast_radius', label: 'Blast radius', hint: 'Who is hit, how badly, what it costs' },
  { name: 'tech_stack', label: 'Tech stack', hint: 'Languages, frameworks, stores, platforms, with versions' },
  { name: 'code_snippet', label: 'Code', hint: 'Application code, SQL, configuration; may stay empty', code: true },
];

export const labelOf = (name: FieldName): string => FIELD_WORDS.find((f) => f.name === name)?.label ?? name;

export const EMPTY: Incident = { code_snippet: '', tech_stack: '', symptoms: '', occurrence_pattern: '', blast_radius: '' };

export const isEmpty = (fields: Incident): boolean => FIELDS.every((f) => !/[\p{L}\p{N}]/u.test(fields[f]));

/** Below what stands there already. */
export const appended = (before: string, text: string): string => (before.trim() === '' ? text : `${before.trimEnd()}\n\n${text}`);
