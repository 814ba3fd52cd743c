import { dedent, fencesOf, withoutFences } from './fences.ts';
import { namesField, plainLabel } from './headings.ts';
import { ownName } from './names.ts';
import { type Draft, emptyFields } from './result.ts';
import type { FieldName, InputNote } from './types.ts';

interface Marker {
  readonly field: FieldName;
  readonly start: number;
  readonly end: number;
  readonly bracketed: boolean;
}

const SHORT = new Map<string, FieldName>([
  ['pattern', 'occurrence_pattern'],
  ['impact', 'blast_radius'],
]);
// [CODE_SNIPPET]: at the start of a line, perhaps quoted, listed or in bold; the colon may be missing where the line ends.
const BRACKETED = /^[ \t>*_-]{0,8}\[([A-Za-z]{4,10}[ _-]?[A-Za-z]{0,8})\][*_`]{0,3}(?:[ \t]{0,3}[:=]|[ \t]*$)/gm;
const BARE = /^[ \t]{0,3}(code[ _-]?snippet|tech[ _-]?stack|symptoms|occurrence[ _-]?pattern|blast[ _-]?radius)[ \t]{0,3}:/gim;
// All five on one line, as a chat box may leave them.
const INSIDE = /\[(CODE_SNIPPET|TECH_STACK|SYMPTOMS|OCCURRENCE_PATTERN|BLAST_RADIUS)\][ \t]{0,3}:/g;

/** Whether the text has at least one mark of this form. */
export const hasMarkers = (text: string): boolean => markersOf(text).length > 0;

/**
 * `[CODE_SNIPPET]: …` or `CODE_SNIPPET: …`: a value runs to the next mark. Text before the first mark goes to the symptoms.
 * Nothing at all is found in a text without marks.
 */
export function readBracket(text: string): Draft | undefined {
  const markers = markersOf(text);
  const first = markers[0];
  if (!first) return undefined;
  const before = text.slice(0, first.start);
  // Under a heading that names a field, "Symptoms: …" is that field's text; brackets are meant in any case.
  if (!first.bracketed && namesField(before)) return undefined;
  const fields = emptyFields();
  const notes: InputNote[] = [];
  markers.forEach((m, i) => {
    fields[m.field].push(fieldText(text.slice(m.end, markers[i + 1]?.start), m.field));
  });
  if (/[\p{L}\p{N}]/u.test(before)) {
    fields.symptoms.push(before);
    notes.push({
      kind: 'unknown-heading',
      field: 'symptoms',
      text: 'Text before the first field was added to the symptoms.',
    });
  }
  return { fields, notes };
}

function markersOf(text: string): Marker[] {
  const bracketed = found(text, BRACKETED);
  if (bracketed.length === 0) return withSynonyms(text, found(text, BARE));
  const inside = found(text, INSIDE);
  if (inside.length < 2) return bracketed;
  const starts = new Set(bracketed.map((m) => m.end));
  return [...bracketed, ...inside.filter((m) => !starts.has(m.end))].sort((a, b) => a.start - b.start);
}

/**
 * "When: …" and "Impact: …" beside "Symptoms: …": the usual names of the fields that are not marked by their own. Only where a blank line or another
 * label stands before, and not in the code: a log has lines of this form too.
 */
function withSynonyms(text: string, markers: readonly Marker[]): Marker[] {
  if (markers.length === 0) return [];
  const all = [...markers];
  let start = 0;
  let free = true;
  for (const line of text.split('\n')) {
    const named = plainLabel(line, 0);
    const inside = markers.filter((m) => m.start <= start).at(-1);
    const isOwn = markers.some((m) => m.start === start);
    if (named?.named && free && inside?.field !== 'code_snippet' && !all.some((m) => m.field === named.named?.field)) {
      all.push({ field: named.named.field, start, end: start + named.label.length + 1, bracketed: false });
      free = true;
    } else free = isOwn || line.trim() === '';
    start += line.length + 1;
  }
  return all.sort((a, b) => a.start - b.start);
}

function found(text: string, pattern: RegExp): Marker[] {
  const markers: Marker[] = [];
  for (const m of text.matchAll(pattern)) {
    const field = ownName(m[1] ?? '') ?? SHORT.get((m[1] ?? '').toLowerCase());
    if (field) markers.push({ field, start: m.index, end: m.index + m[0].length, bracketed: pattern !== BARE });
  }
  return markers;
}

function fieldText(raw: string, field: FieldName): string {
  const value = fromBlockScalar(raw.replace(/^[ \t]+/, ''));
  if (field !== 'code_snippet' || !(value.includes('```') || value.includes('~~~'))) return value;
  const lines = value.split('\n');
  return fencesOf(lines).length > 0 ? withoutFences(lines).join('\n') : value;
}

/** A YAML block (`symptoms: |`) in a text that is no valid YAML: its lines without their common indentation. */
function fromBlockScalar(value: string): string {
  const m = /^[|>][+-]?\d?[ \t]*\n/.exec(value);
  if (!m) return value;
  const lines = value.slice(m[0].length).split('\n');
  const first = lines.find((l) => l.trim() !== '') ?? '';
  const indent = first.length - first.trimStart().length;
  return lines.map((l) => dedent(l, indent)).join('\n');
}
