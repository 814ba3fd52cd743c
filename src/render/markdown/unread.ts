import type { FieldName } from '../../incident/types.ts';
import type { Report } from '../../report/types.ts';
import { sentencesOf } from '../../signals/index.ts';

/** What people tell; the snippet is read as code, and the stack as a list. */
const TOLD = ['symptoms', 'occurrence_pattern', 'blast_radius'] as const satisfies readonly FieldName[];
/** Two words tell nothing by themselves. */
const LEAST_WORDS = 3;

/** A part of a field: offsets in its text. */
export interface Span {
  readonly field: FieldName;
  readonly start: number;
  readonly end: number;
}

export interface Unread {
  /** In the order of the telling. */
  readonly sentences: readonly Span[];
  /** How many sentences the telling has. */
  readonly of: number;
}

/** The sentences of the telling that no signal, change or severity was read from: what was not understood. */
export function unread(r: Report): Unread {
  const spans = [
    ...r.signals.flatMap((s) => [s, ...s.also]),
    ...r.triggers,
    ...r.severity.because.flatMap((b) => b.from.filter((f) => f.kind === 'input')),
    ...r.derived.flatMap((d) => d.inputs),
    ...[...r.attempts, ...(r.well ?? [])].flatMap((s) => s.from.filter((f) => f.kind === 'input')),
    // The first sentence of the problem says since when, where that was read.
    ...(r.onset ? (r.problem[0]?.from.filter((f) => f.kind === 'input') ?? []) : []),
  ];
  const all = TOLD.flatMap((field) =>
    sentencesOf(r.incident[field])
      .filter((s) => (s.text.match(/[\p{L}\d]+/gu)?.length ?? 0) >= LEAST_WORDS)
      .map((s) => ({ ...s, field })),
  );
  const left = all.filter((l) => !spans.some((s) => s.field === l.field && (s.start ?? 0) < l.end && (s.end ?? 0) > l.start));
  return { sentences: left.map(({ field, start, end }) => ({ field, start, end })), of: all.length };
}
