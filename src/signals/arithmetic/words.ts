import type { Span } from '../../incident/types.ts';
import type { FieldText } from '../types.ts';
import type { Parts } from './types.ts';

/** A number for people: three or four digits that count, thousands separated. */
export function shown(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  const digits = Math.abs(value) >= 1000 || Number.isInteger(value) ? Math.round(value) : Number(value.toPrecision(3));
  const [whole = '', part] = String(digits).split('.');
  return [whole.replace(/\B(?=(\d{3})+(?!\d))/g, ','), ...(part ? [part] : [])].join('.');
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

/** All that was given: the words of people, then the code. */
export const textsOf = ({ prose, code }: Pick<Parts, 'prose' | 'code'>): FieldText[] => [...prose, { field: 'code_snippet', text: code }];

/** Where a pattern stands first. */
export function firstOf(texts: readonly FieldText[], pattern: RegExp): (Span & { match: RegExpExecArray }) | undefined {
  for (const { field, text } of texts) {
    const m = pattern.exec(text);
    if (m) return { field, start: m.index, end: m.index + m[0].length, quote: m[0], match: m };
  }
  return undefined;
}

/** Every number that a global pattern holds in its first group. */
export const numbersAt = (
  texts: readonly FieldText[],
  pattern: RegExp,
  read: (text: string) => number = numberIn,
): (Span & { value: number })[] =>
  texts.flatMap(({ field, text }) =>
    [...text.matchAll(pattern)].flatMap((m) => {
      const value = read(m[1] ?? '');
      return Number.isFinite(value) ? [{ field, start: m.index, end: m.index + m[0].length, quote: m[0], value }] : [];
    }),
  );

/** "34 %", "0.151" -> 0..1. */
export const shareIn = (text: string): number => (text.endsWith('%') ? Number.parseFloat(text) / 100 : Number(text));

const POWERS: Readonly<Record<string, number>> = { k: 1e3, thousand: 1e3, m: 1e6, million: 1e6, bn: 1e9, billion: 1e9 };

/** "61,000", "4 870", "39.6 M", "15k", "2.1 billion". */
export function numberIn(text: string): number {
  const [, digits, power] = /^(\d[\d,_ ]*(?:\.\d+)?)\s?(k|thousand|m|million|bn|billion)?$/i.exec(text.trim()) ?? [];
  return digits ? Number(digits.replace(/[,_ ]/g, '')) * (POWERS[(power ?? '').toLowerCase()] ?? 1) : Number.NaN;
}
