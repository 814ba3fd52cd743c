import { clean } from './clean.ts';
import { decodeBytes } from './decode.ts';
import { finish } from './finish.ts';
import { emptyFields, type ReadResult } from './result.ts';
import { type InputFormat, readShape } from './shape.ts';
import { FIELDS, type Incident, type InputNote } from './types.ts';

export { clean } from './clean.ts';
export { MAX_FIELD } from './cut.ts';
export { decodeBytes } from './decode.ts';
export { type PseudonymOptions, type Pseudonyms, pseudonyms } from './pseudonyms.ts';
export { redact } from './redact.ts';
export type { ReadIncident, ReadResult, Unreadable } from './result.ts';
export type { InputFormat } from './shape.ts';
export { writeMarkdown } from './write.ts';

export interface ReadOptions {
  readonly format?: InputFormat;
  /** A file's name: its extension decides the format where `format` does not. */
  readonly name?: string;
}

/**
 * Text or bytes of any shape -> the five fields, or one sentence that says what is wrong. Never throws.
 * Asynchronous because the YAML parser is loaded only for YAML.
 */
export async function readIncident(input: string | Uint8Array, options: ReadOptions = {}): Promise<ReadResult> {
  const decoded = typeof input === 'string' ? { ok: true as const, text: input, notes: [] } : decodeBytes(input);
  if (!decoded.ok) return decoded;
  const { text, changes } = clean(decoded.text);
  if (isBinary(decoded.text, text)) return { ok: false, error: 'The input is binary data, not text; give the incident as text.' };
  const draft = await readShape(text, options.format ?? 'auto', options.name);
  const notes: InputNote[] = [...decoded.notes, ...changes.map((text): InputNote => ({ kind: 'cleaned', text }))];
  return finish({ ...draft, notes: [...notes, ...draft.notes] });
}

/** Fields given one by one, as by flags or a form: cleaned and bounded in the same way. */
export function incidentFromFields(fields: Partial<Incident>): ReadResult {
  const pieces = emptyFields();
  for (const field of FIELDS) pieces[field].push(fields[field] ?? '');
  return finish({ fields: pieces, notes: [] });
}

/** More than half of it was control characters (text in UTF-16 taken for UTF-8 has half, colours in a log have fewer). */
const isBinary = (raw: string, cleaned: string): boolean => raw.length > 64 && cleaned.length < raw.length * 0.4 && !raw.includes('\x1b');
