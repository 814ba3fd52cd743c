import { clean, trimBlank } from './clean.ts';
import { bound } from './cut.ts';
import { instructionIn } from './instruction.ts';
import { sayRedactions } from './redact.ts';
import type { Draft, ReadResult } from './result.ts';
import { FIELDS, type FieldName, type Incident, type InputNote } from './types.ts';

/** What people write into a field that they leave out. */
const PLACEHOLDER =
  /^(?:n\/?a|none|nil|null|tbd|todo|unknown|not (?:available|applicable|given|known|provided)|no code|-+|–|—|\?+|\.{3}|…|\(?empty\)?|<[^<>\n]{0,60}>)\.?$/i;

/** The pieces of the fields -> the incident: joined, cleaned, secrets replaced, within the bound; or the error that nothing is there. */
export function finish(draft: Draft): ReadResult {
  const notes: InputNote[] = [...draft.notes];
  const fields: Partial<Record<FieldName, string>> = {};
  for (const field of FIELDS) {
    const joined = draft.fields[field]
      .map(trimBlank)
      .filter((p) => p !== '')
      .join('\n\n');
    fields[field] = finishField(field, joined, notes);
  }
  const incident = fields as Incident;
  if (!FIELDS.some((f) => /[\p{L}\p{N}]/u.test(incident[f]))) return { ok: false, error: nothing(draft) };
  const safe = (s: string) => bound(clean(s).text.replace(/\s+/g, ' ').slice(0, 200)).text;
  return {
    ok: true,
    incident,
    notes,
    ...(draft.id !== undefined && { id: safe(draft.id) }),
    ...(draft.title !== undefined && { title: safe(draft.title) }),
  };
}

function finishField(field: FieldName, joined: string, notes: InputNote[]): string {
  const { text: cleaned, changes } = clean(joined);
  for (const text of changes) notes.push({ kind: 'cleaned', field, text });
  const trimmed = trimBlank(cleaned);
  if (trimmed.length <= 64 && PLACEHOLDER.test(trimmed.trim())) {
    notes.push({ kind: 'cleaned', field, text: `“${trimmed.trim()}” was read as not given.` });
    return '';
  }
  const { text, redactions, cut } = bound(trimmed);
  if (cut !== undefined) notes.push({ kind: 'cut', field, text: `${cut[0]?.toUpperCase()}${cut.slice(1)}` });
  if (redactions.size > 0) notes.push({ kind: 'redacted', field, text: sayRedactions(redactions) });
  const instruction = instructionIn(text);
  if (instruction !== undefined) {
    notes.push({
      kind: 'instruction',
      field,
      text: `This text speaks to the program; it was read as text of the incident and not followed: “${instruction}”`,
    });
  }
  return text;
}

function nothing(draft: Draft): string {
  const names = 'code_snippet, tech_stack, symptoms, occurrence_pattern and blast_radius';
  const given = FIELDS.filter((f) => draft.fields[f].some((p) => p.trim() !== ''));
  return given.length > 0
    ? `There is no incident in the input: ${given.join(' and ')} ${given.length === 1 ? 'has' : 'have'} no words; give at least the symptoms.`
    : `There is no incident in the input: ${names} are all empty; give at least the symptoms.`;
}
