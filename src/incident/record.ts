import { fieldNamed } from './names.ts';
import { type Draft, emptyFields } from './result.ts';
import type { FieldName, InputNote } from './types.ts';

/** Keys beside the fields that describe the record, not the incident. */
const ABOUT = new Set([
  'id',
  'source',
  'version',
  'schema',
  '$schema',
  'tags',
  'author',
  'reporter',
  'created',
  'updated',
  'created_at',
  'updated_at',
  'truth',
  'url',
  'link',
]);
const MAX_DEPTH = 8;

const isRecord = (v: unknown): v is Record<string, unknown> => typeof v === 'object' && v !== null && !Array.isArray(v);

/**
 * A parsed YAML or JSON value -> the fields, at its top level or under `incident`. Under `incident` only that part is read:
 * a case's truth is nowhere in reach. `undefined` when it holds none of the five.
 */
export function readRecord(value: unknown): Draft | undefined {
  const top = Array.isArray(value) && value.length === 1 ? value[0] : value;
  if (!isRecord(top)) return undefined;
  const wrapper = Object.keys(top).find((k) => k.toLowerCase() === 'incident' && isRecord(top[k]));
  const record = wrapper === undefined ? top : top[wrapper];
  if (!isRecord(record)) return undefined;
  const fields = emptyFields();
  const unknown: string[] = [];
  let named = 0;
  for (const [key, v] of Object.entries(record)) {
    const field = fieldOf(key);
    if (field) {
      named++;
      const text = stringify(v, field === 'tech_stack' ? ', ' : '\n');
      fields[field].push(fields[field].length > 0 && text !== '' ? `${key}: ${text}` : text);
    } else if (!ABOUT.has(key.toLowerCase())) unknown.push(key);
  }
  // A case whose incident is missing must not be read as text: its truth would be in it.
  if (named === 0) return 'truth' in top ? { fields, notes: [] } : undefined;
  const extra = unknown.map((key) => [key, stringify(record[key], '\n')] as const).filter(([, text]) => text.trim() !== '');
  for (const [key, text] of extra) fields.symptoms.push(text.includes('\n') ? `${key}:\n${text}` : `${key}: ${text}`);
  const notes: InputNote[] =
    extra.length > 0
      ? [
          {
            kind: 'unknown-heading',
            field: 'symptoms',
            text: `Keys of none of the five fields, added to the symptoms: ${some(extra.map(([key]) => key))}.`,
          },
        ]
      : [];
  const id = top.id ?? record.id;
  return {
    fields,
    notes,
    ...((typeof id === 'string' || typeof id === 'number') && String(id).trim() !== '' && { id: String(id).trim() }),
  };
}

/** `codeSnippet`, `Tech-Stack`, `BLAST_RADIUS`, and the usual other names. */
export function fieldOf(key: string): FieldName | undefined {
  return ABOUT.has(key.toLowerCase()) ? undefined : fieldNamed(key.replace(/([a-z])([A-Z])/g, '$1 $2'))?.field;
}

const some = (keys: readonly string[]): string =>
  keys
    .slice(0, 8)
    .map((k) => `“${k.slice(0, 40)}”`)
    .join(', ') + (keys.length > 8 ? ` and ${keys.length - 8} more` : '');

/** Any value as text: lists of words joined, lists and maps of more as lines. */
export function stringify(value: unknown, separator: string, depth = 0): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value !== 'object') return String(value);
  if (value instanceof Date) return value.toISOString();
  if (depth >= MAX_DEPTH) return '[…]';
  if (Array.isArray(value)) {
    const parts = value.map((v) => stringify(v, ', ', depth + 1)).filter((s) => s !== '');
    return parts.join(parts.some((p) => p.includes('\n')) ? '\n' : separator);
  }
  const lines = Object.entries(value).map(([k, v]) => {
    const text = stringify(v, ', ', depth + 1);
    return text.includes('\n') ? `${k}:\n${text.replace(/^(?=.)/gm, '  ')}` : `${k}: ${text}`;
  });
  return lines.join(separator === ', ' && lines.every((l) => !l.includes('\n')) ? ', ' : '\n');
}
