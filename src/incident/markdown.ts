import { unescapeLine } from './escape.ts';
import { type Fence, fencesOf, isCode, withoutFences } from './fences.ts';
import { BOLD_LEVEL, type Heading, headingAt, plainLabel } from './headings.ts';
import { counted, type Draft, emptyFields } from './result.ts';
import type { FieldName, InputNote } from './types.ts';

/** A stretch of the document under one heading; without a field it is of none of the five. */
interface Section {
  readonly field?: FieldName;
  readonly level: number;
  readonly heading?: Heading;
  readonly lines: string[];
  /** The field's text on the heading's line. */
  readonly value: string;
}

/**
 * Markdown headings, underlined headings, labels in bold, or plain text. Under a field everything is the field's text, with
 * its deeper headings and fences. What stands outside any field goes to the symptoms, fenced code there to the code.
 */
export function readMarkdown(text: string): Draft {
  const lines = text.split('\n');
  const fences = fencesOf(lines);
  const headings = choose(lines, fences);
  // Without any field's heading the text stays as it is, comments and all.
  const known = headings.some((h) => h.named);
  const sections = divide(lines, fences, known ? headings : []);
  const fields = emptyFields();
  const notes: InputNote[] = [];
  for (const s of sections) if (s.field) fields[s.field].push(textOf(s, s.field, fields[s.field].length > 0));
  const title = loose(sections, fields, notes, known);
  return { fields, notes, ...(title !== undefined && { title }) };
}

/** The headings that count, outside of fences. */
function choose(lines: readonly string[], fences: readonly Fence[]): Heading[] {
  const all: Heading[] = [];
  const plain: Heading[] = [];
  let f = 0;
  for (let i = 0; i < lines.length; i++) {
    const fence = fences[f];
    if (fence && i === fence.from) {
      i = fence.to;
      f++;
      continue;
    }
    const heading = headingAt(lines, i);
    if (heading) {
      all.push(heading);
      i += heading.takes - 1;
    } else {
      const label = plainLabel(lines[i] ?? '', i);
      if (label) plain.push(label);
    }
  }
  const titled = new Set(all.filter((h) => h.named && h.level < BOLD_LEVEL).map((h) => h.named?.field));
  // A bold label is a part of a section where the document has a real heading for the same field.
  const kept = all.filter((h) => h.level < BOLD_LEVEL || !titled.has(h.named?.field));
  if (kept.some((h) => h.named)) return kept;
  return new Set(plain.map((h) => h.named?.field)).size >= 2 ? plain : kept;
}

function divide(lines: readonly string[], fences: readonly Fence[], headings: readonly Heading[]): Section[] {
  let current: Section = { level: 0, lines: [], value: '' };
  const sections = [current];
  const fenced = new Set<number>();
  for (const f of fences) fenced.add(f.from);
  let at = 0;
  let hasFence = false;
  const take = (until: number) => {
    for (; at < until; at++) {
      if (fenced.has(at)) hasFence = true;
      current.lines.push(lines[at] ?? '');
    }
  };
  for (const h of headings) {
    take(h.line);
    if (staysInside(h, current, hasFence)) {
      take(h.line + h.takes);
      continue;
    }
    at = h.line + h.takes;
    hasFence = false;
    current = { level: h.level, heading: h, lines: [], value: h.value, ...(h.named && { field: h.named.field }) };
    sections.push(current);
  }
  take(lines.length);
  return sections;
}

/** Whether a heading belongs to the text of the section that it stands in. */
function staysInside(h: Heading, current: Section, hasFence: boolean): boolean {
  if (!current.field) return false;
  // Without a fence around it, a comment in code (# …) looks like a heading.
  if (current.field === 'code_snippet' && !hasFence && h.level < BOLD_LEVEL) {
    const sameLevel = h.level === current.level && h.level > 1;
    if (!sameLevel && (h.named === undefined || h.named.strength === 'weak')) return true;
  }
  // Below the first level, "# kubectl get pods" is a shell prompt, not a title.
  if (!h.named && h.level === 1 && current.level > 1 && current.level < BOLD_LEVEL) return true;
  if (h.named) return h.named.field === current.field && h.level > current.level;
  return h.level > current.level;
}

function textOf(s: Section, field: FieldName, repeated: boolean): string {
  const body = field === 'code_snippet' && fencesOf(s.lines).length > 0 ? withoutFences(s.lines) : unescaped(s.lines);
  const text = [...(s.value === '' ? [] : [s.value]), ...body].join('\n');
  // The second heading of one field tells what the text is about; the first is the field's name.
  const tells = repeated && s.heading && s.heading.named?.strength !== 'own' && text.trim() !== '';
  return tells ? `${s.heading.label}:\n${text.replace(/^\n+/, '')}` : text;
}

function unescaped(lines: readonly string[]): string[] {
  const fences = fencesOf(lines);
  let f = 0;
  return lines.map((line, i) => {
    while (f < fences.length && (fences[f]?.to ?? 0) < i) f++;
    const fence = fences[f];
    return fence && i >= fence.from ? line : unescapeLine(line);
  });
}

const GENERIC =
  /^(?:(?:the|an?|production|prod|incident|outage|triage|report|details|template|input|form|on-call|page|ticket)\b[\s:#-]*)+$/i;

/** Puts what stands outside of any field into symptoms and code; returns the document's title. */
function loose(sections: readonly Section[], fields: Record<FieldName, string[]>, notes: InputNote[], known: boolean): string | undefined {
  const takesCode = fields.code_snippet.length === 0;
  const unknown: string[] = [];
  let title: string | undefined;
  let before = false;
  for (const s of sections) {
    if (s.field) continue;
    const isTitle = s.heading !== undefined && title === undefined && s.level === 1 && !unknown.length && known;
    if (isTitle) title = s.heading?.label ?? '';
    const { prose, code } = takesCode ? split(s.lines) : { prose: s.lines, code: [] };
    fields.code_snippet.push(...code);
    const body = prose.join('\n');
    const label = s.heading?.label ?? '';
    const shown = isTitle ? (GENERIC.test(label) ? '' : `${label}\n`) : s.heading ? `${'#'.repeat(s.level)} ${label}\n` : '';
    if (shown === '' && body.trim() === '') continue;
    fields.symptoms.push(shown + body);
    if (!s.heading || (isTitle && body.trim() !== '')) before = true;
    else if (!isTitle) unknown.push(label);
  }
  const codeMoved = takesCode && fields.code_snippet.length > 0;
  if (codeMoved)
    notes.push({
      kind: 'guessed-field',
      field: 'code_snippet',
      text: 'No heading names the code: the fenced code was taken for it.',
    });
  if (!known) return undefined;
  if (before)
    notes.push({
      kind: 'unknown-heading',
      field: 'symptoms',
      text: 'Text before the first heading was added to the symptoms.',
    });
  if (unknown.length > 0) {
    const some = unknown
      .slice(0, 5)
      .map((l) => `“${l.slice(0, 60)}”`)
      .join(', ');
    const more = unknown.length > 5 ? ` and ${counted(unknown.length - 5, 'more')}` : '';
    notes.push({
      kind: 'unknown-heading',
      field: 'symptoms',
      text: `Under none of the five fields, so added to the symptoms: ${some}${more}.`,
    });
  }
  return title === '' || (title !== undefined && GENERIC.test(title)) ? undefined : title;
}

function split(lines: readonly string[]): { prose: readonly string[]; code: string[] } {
  const blocks = fencesOf(lines).filter((f) => isCode(f, lines));
  if (blocks.length === 0) return { prose: lines, code: [] };
  let at = 0;
  const prose = lines.filter((_, i) => {
    while (at < blocks.length && (blocks[at]?.to ?? 0) < i) at++;
    const block = blocks[at];
    return block === undefined || i < block.from;
  });
  return { prose, code: blocks.map((b) => withoutFences(lines.slice(b.from, b.to + 1)).join('\n')) };
}
