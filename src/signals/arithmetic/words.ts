import type { Span } from '../../incident/types.ts';

/** A number for people: three or four digits that count, thousands separated. */
export function shown(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  const digits = Math.abs(value) >= 1000 || Number.isInteger(value) ? Math.round(value) : Number(value.toPrecision(3));
  return String(digits).replace(/\B(?=(\d{3})+(?!\d)(?!.*\.))/g, ',');
}

/** Seconds for people. */
export function time(seconds: number): string {
  if (seconds < 1) return `${shown(seconds * 1000)} ms`;
  if (seconds < 120) return `${shown(seconds)} s`;
  if (seconds < 7200) return `${shown(seconds / 60)} min`;
  return seconds < 172800 ? `${shown(seconds / 3600)} h` : `${shown(seconds / 86400)} days`;
}

export const spanOf = ({ field, start, end, quote }: Span): Span => ({ field, start, end, quote });

/** Whether two places lie in one field, at most `most` characters apart. */
export const near = (a: Span, b: Span, most: number): boolean =>
  a.field === b.field && Math.max(a.start, b.start) - Math.min(a.end, b.end) <= most;
