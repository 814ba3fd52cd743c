import type { Measured } from '../knowledge/types.ts';

const NUMBER =
  /(?<![\w.:/-])(\d[\d,]*(?:\.\d+)?)\s*(%|percent|per cent|ms|s|sec|seconds?|min|minutes?|h|hours?|[kmgt]i?b|x|times)?(?![\w:/-])/gi;

/** Words before a number that make it another time's, a target or a limit. */
const NOT_NOW =
  /\b(?:normally|normal|usually|was|were|target|limit|limits|max|maximum|of|baseline|before|from|threshold|under|below|request|requests|slo|expected|capacity|set to|budget)\s*(?:is|are|of|at|:|=)?\s*$/i;

const SCALE: Readonly<Record<string, number>> = {
  ms: 0.001,
  s: 1,
  sec: 1,
  second: 1,
  seconds: 1,
  min: 60,
  minute: 60,
  minutes: 60,
  h: 3600,
  hour: 3600,
  hours: 3600,
};
const BYTES: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, g: 1e9, t: 1e12 };

/** The first present number of a unit after the subject in a clause: "CPU 9 %", "event loop lag 2 ms". */
export function numberAfter(clause: string, from: number, unit: Measured['unit']): { value: number; end: number } | undefined {
  NUMBER.lastIndex = 0;
  for (const m of clause.slice(from, from + 60).matchAll(NUMBER)) {
    if (NOT_NOW.test(clause.slice(from, from + m.index))) continue;
    const value = inUnit(Number((m[1] ?? '').replace(/,/g, '')), (m[2] ?? '').toLowerCase(), unit);
    if (value !== undefined) return { value, end: from + m.index + m[0].length };
  }
  return undefined;
}

function inUnit(n: number, written: string, unit: Measured['unit']): number | undefined {
  if (unit === 'percent') return written === '%' || written.startsWith('per') ? n : undefined;
  if (unit === 'seconds') return written in SCALE ? n * (SCALE[written] ?? 1) : undefined;
  if (unit === 'bytes') return /b$/.test(written) ? n * (BYTES[written[0] ?? ''] ?? 1) : undefined;
  if (unit === 'times') return written === 'x' || written === 'times' ? n : undefined;
  return written === '' ? n : undefined;
}

/** ">= 85", "< 60", "2..10", "= 0" */
export function satisfies(value: number, comparison: string): boolean {
  const range = /^\s*([\d.]+)\s*\.\.\s*([\d.]+)\s*$/.exec(comparison);
  if (range) return value >= Number(range[1]) && value <= Number(range[2]);
  const m = /^\s*(>=|<=|>|<|=)\s*([\d.]+)/.exec(comparison);
  if (!m) return false;
  const limit = Number(m[2]);
  return m[1] === '>='
    ? value >= limit
    : m[1] === '<='
      ? value <= limit
      : m[1] === '>'
        ? value > limit
        : m[1] === '<'
          ? value < limit
          : value === limit;
}
