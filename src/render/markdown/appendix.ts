import type { FieldName } from '../../incident/types.ts';
import type { Report } from '../../report/types.ts';
import { inline } from './text.ts';

/** What people tell; the snippet is read as code, and the stack as a list. */
const TOLD = ['symptoms', 'occurrence_pattern', 'blast_radius'] as const satisfies readonly FieldName[];
/** Lines that are shown; the rest is said to be left out. */
const MOST_LINES = 40;
/** Of one line, so that a pasted log on a single line stays a line. */
const MOST_CHARACTERS = 300;

/** The lines of the telling that no signal, change or severity was read from: what was not understood. */
export function unread(r: Report): { readonly lines: readonly string[]; readonly of: number } {
  const spans = [
    ...r.signals.flatMap((s) => [s, ...s.also]),
    ...r.triggers,
    ...r.severity.because.flatMap((b) => b.from.filter((f) => f.kind === 'input')),
    ...r.derived.flatMap((d) => d.inputs),
  ];
  const all = TOLD.flatMap((field) => linesOf(r.incident[field]).map((l) => ({ ...l, field })));
  const left = all.filter((l) => !spans.some((s) => s.field === l.field && (s.start ?? 0) < l.end && (s.end ?? 0) > l.start));
  return { lines: left.map((l) => l.text), of: all.length };
}

function linesOf(text: string): { start: number; end: number; text: string }[] {
  let at = 0;
  return text.split('\n').flatMap((line) => {
    const start = at;
    at += line.length + 1;
    return /\w{2}/.test(line) ? [{ start, end: start + line.length, text: line.trim() }] : [];
  });
}

/** What was not understood, last: if one of these lines matters, that is the place to look next. */
export function appendix(r: Report): string[] {
  const { lines } = unread(r);
  if (lines.length === 0) return [];
  const cut = (text: string) => (text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS).trimEnd()} …` : text);
  const more = lines.length - MOST_LINES;
  return [
    '## Appendix: lines that gave no signal',
    '',
    'They were not used for the ranking. If one of them matters, that is the place to look next.',
    '',
    ...lines.slice(0, MOST_LINES).map((l) => `- ${inline(cut(l))}`),
    ...(more > 0 ? [`- … and ${more} more`] : []),
    '',
  ];
}
