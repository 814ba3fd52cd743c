import { fieldNamed, type Named } from './names.ts';

/** A line that may begin a field. */
export interface Heading {
  readonly line: number;
  /** Lines that the heading takes up: 2 for an underlined one. */
  readonly takes: 1 | 2;
  readonly label: string;
  /** 1..6 as in Markdown; a label in bold stands below all of them. */
  readonly level: number;
  readonly named?: Named;
  /** Text of the field on the heading's own line. */
  readonly value: string;
}

export const BOLD_LEVEL = 7;
const ATX = /^ {0,3}(#{1,6})(?:[ \t]+(.{0,300}))?$/;
const UNDERLINE = /^ {0,3}(?:={2,}|-{2,})[ \t]*$/;
const BOLD = /^ {0,3}(?:[-*+] {1,3})?(\*\*|__)([^*\n]{1,60}?)\1[ \t]{0,3}(:?)[ \t]*(.*)$/;
const PLAIN = /^([A-Z][A-Za-z /&-]{1,40}):(?:[ \t]+(.*))?$/;

/** Line `i` read as a heading of any kind, or nothing. */
export function headingAt(lines: readonly string[], i: number): Heading | undefined {
  const line = lines[i] ?? '';
  return atx(line, i) ?? underlined(line, lines[i + 1], i) ?? bold(line, i);
}

function atx(line: string, i: number): Heading | undefined {
  const m = ATX.exec(line);
  if (!m) return undefined;
  const text = withoutClosing(m[2] ?? '');
  const level = m[1]?.length ?? 1;
  const label = text.replace(/^[*_`]{1,3}|[*_`:]{1,4}$/g, '').trim();
  const named = fieldNamed(label);
  if (named) return { line: i, takes: 1, label, level, named, value: '' };
  // "## Impact: 8 % of users"
  const colon = text.indexOf(':');
  const before = colon > 0 ? fieldNamed(text.slice(0, colon)) : undefined;
  if (before && before.strength !== 'weak')
    return {
      line: i,
      takes: 1,
      label: text.slice(0, colon),
      level,
      named: before,
      value: text.slice(colon + 1).trim(),
    };
  return { line: i, takes: 1, label: text, level, value: '' };
}

/** "Symptoms ##" -> "Symptoms" (an ATX heading may be closed by its own marks). */
function withoutClosing(text: string): string {
  const trimmed = text.trim();
  let end = trimmed.length;
  while (end > 0 && trimmed[end - 1] === '#') end--;
  return end < trimmed.length && (end === 0 || trimmed[end - 1] === ' ') ? trimmed.slice(0, end).trim() : trimmed;
}

/** Only with the name of a field above the line: tables and rules have such lines too. */
function underlined(line: string, under: string | undefined, i: number): Heading | undefined {
  if (under === undefined || line.length > 80 || !UNDERLINE.test(under)) return undefined;
  const label = line.trim();
  const named = fieldNamed(label);
  return named && { line: i, takes: 2, label, level: under.includes('=') ? 1 : 2, named, value: '' };
}

function bold(line: string, i: number): Heading | undefined {
  const m = BOLD.exec(line);
  if (!m) return undefined;
  const inside = (m[2] ?? '').trim();
  const label = inside.replace(/:$/, '').trim();
  const value = m[4] ?? '';
  if (label === inside && m[3] === '' && value !== '') return undefined;
  const named = fieldNamed(label);
  return named && { line: i, takes: 1, label, level: BOLD_LEVEL, named, value };
}

/** "Impact: 8 % of users": a capitalised label that means one field and nothing else. */
export function plainLabel(line: string, i: number): Heading | undefined {
  const m = PLAIN.exec(line);
  const named = m ? fieldNamed(m[1] ?? '') : undefined;
  if (!m || !named || named.strength === 'weak') return undefined;
  return { line: i, takes: 1, label: m[1] ?? '', level: BOLD_LEVEL, named, value: m[2] ?? '' };
}

/** Whether some line of the text is a heading with the name of a field. */
export function namesField(text: string): boolean {
  const lines = text.split('\n');
  return lines.some((_, i) => headingAt(lines, i)?.named !== undefined);
}
