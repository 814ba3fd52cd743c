import type { Page, Place } from './types.ts';

/** A line that gives a name its value: "used_memory:8589934592", "Leap status     : Normal", "    Reason:       OOMKilled". */
export interface Pair extends Place {
  /** In lower case. */
  readonly key: string;
  readonly value: string;
  readonly indent: number;
}

const PAIR = /^"?([A-Za-z][\w.()/ -]{0,50}?)"?[ \t]*[:=|][ \t]*"?([^"\n]{0,300}?)"?,?$/;

export const pairsOf = (page: Page): Pair[] =>
  page.lines.flatMap((line) => {
    const m = PAIR.exec(line.text);
    return m
      ? [{ key: (m[1] ?? '').trim().toLowerCase(), value: (m[2] ?? '').trim(), indent: line.column, start: line.start, end: line.end }]
      : [];
  });

/** The number that a value begins with. */
export const amount = (value: string | undefined): number => {
  const m = /^-?\d+(?:\.\d+)?/.exec(value ?? '');
  return m ? Number(m[0]) : Number.NaN;
};
