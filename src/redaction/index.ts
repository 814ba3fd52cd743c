import { FIELDS, type FieldName, type Incident, type InputNote } from '../incident/types.ts';
import { detectSecrets, type Found } from './detector.ts';

/**
 * The second look at an incident before anything of it leaves the machine or is stored: secretlint after our own patterns (`incident/redact.ts`,
 * which has run on every input already). Returns the same incident when nothing more was found.
 */
export async function redactThoroughly(incident: Incident): Promise<{ readonly incident: Incident; readonly notes: readonly InputNote[] }> {
  const notes: InputNote[] = [];
  const fields: Partial<Record<FieldName, string>> = {};
  for (const field of FIELDS) {
    const { text, kinds } = await redactText(incident[field]);
    fields[field] = text;
    if (kinds.length)
      notes.push({
        kind: 'redacted',
        field,
        text: `${kinds.length} more secret${kinds.length === 1 ? '' : 's'} replaced by [redacted:…]: ${[...new Set(kinds)].sort().join(', ')}.`,
      });
  }
  return notes.length === 0 ? { incident, notes } : { incident: fields as Incident, notes };
}

/** One text, its secrets replaced, and the kinds that were found. */
export async function redactText(input: string): Promise<{ readonly text: string; readonly kinds: readonly string[] }> {
  if (input.trim() === '') return { text: input, kinds: [] };
  const found = apart((await detectSecrets(input)).filter((f) => !isRedacted(input, f)));
  let text = '';
  let at = 0;
  for (const f of found) {
    text += `${input.slice(at, f.start)}[redacted:${f.kind}]`;
    at = f.end;
  }
  return { text: text + input.slice(at), kinds: found.map((f) => f.kind) };
}

/** What our own patterns have replaced already: `https://user:[redacted:password]@host` is found by its shape, and holds nothing any more. */
const isRedacted = (text: string, f: Found): boolean => text.slice(f.start, f.end + 1).includes('[redacted:');

/** In order, without overlaps. */
function apart(found: readonly Found[]): Found[] {
  const out: Found[] = [];
  for (const f of [...found].sort((a, b) => a.start - b.start || b.end - a.end))
    if (f.start >= (out.at(-1)?.end ?? 0) && f.end > f.start) out.push(f);
  return out;
}
