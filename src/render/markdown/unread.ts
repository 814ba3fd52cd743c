import type { FieldName } from '../../incident/types.ts';
import type { Report } from '../../report/types.ts';

/** What people tell; the snippet is read as code, and the stack as a list. */
const TOLD = ['symptoms', 'occurrence_pattern', 'blast_radius'] as const satisfies readonly FieldName[];

/** The lines of the telling that no signal, change or severity was read from: what was not understood. */
export function unread(r: Report): { readonly left: number; readonly of: number } {
  const spans = [
    ...r.signals.flatMap((s) => [s, ...s.also]),
    ...r.triggers,
    ...r.severity.because.flatMap((b) => b.from.filter((f) => f.kind === 'input')),
    ...r.derived.flatMap((d) => d.inputs),
  ];
  const all = TOLD.flatMap((field) => linesOf(r.incident[field]).map((l) => ({ ...l, field })));
  const left = all.filter((l) => !spans.some((s) => s.field === l.field && (s.start ?? 0) < l.end && (s.end ?? 0) > l.start));
  return { left: left.length, of: all.length };
}

function linesOf(text: string): { start: number; end: number }[] {
  let at = 0;
  return text.split('\n').flatMap((line) => {
    const start = at;
    at += line.length + 1;
    return /\w{2}/.test(line) ? [{ start, end: start + line.length }] : [];
  });
}
