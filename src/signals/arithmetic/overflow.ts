import type { Finding } from '../../code/types.ts';
import type { Span } from '../../incident/types.ts';
import type { FieldText } from '../types.ts';
import type { Derived, Parts } from './types.ts';
import { shown, spanOf } from './words.ts';

const RANGE = 2 ** 32;
const MAX = 2 ** 31 - 1;
/** `auth.session-days 14 -> 30`, `session_days: 14 → 30`, `sessionDays from 14 to 30`. */
const MOVED = /([A-Za-z_][\w.-]{1,60})["'`]?\s{0,2}[:=]?\s{0,2}(?:from )?(\d{1,10})\s{0,2}(?:->|→|=>|\bto\b)\s{0,2}(\d{1,10})(?![\d.])/g;
/** `session_days = 30`, `sessionDays: 30`. */
const SET = /([A-Za-z_][\w.-]{1,60})["'`]?\s{0,2}[:=]\s{0,2}(\d{1,10})(?![\d.])/g;
const LONG_NUMBER = /(?<![\w.,-])-?\d[\d,_]{6,14}(?![\w])/g;
/** How far a number of the incident may lie from the wrapped product: what passed between computing and reading it. */
const CLOSE = 0.001;

/** A factor of 32-bit code whose value the incident names: past the end of the range, and what it becomes there. */
export function productPastRange({ findings, prose, code }: Parts): Derived[] {
  return findings.flatMap((f) => {
    const { variable, ...slots } = f.slots;
    const [limit, constant] = [Number(slots.limit), Number(slots.constant)];
    if (!variable || !(constant > 1) || !Number.isFinite(limit)) return [];
    const told = [...prose, { field: 'code_snippet' as const, text: code }]
      .flatMap((t) => valuesOf(variable, t))
      .find((v) => v.value > limit);
    return told ? [past(f, variable, limit, constant, told, prose)] : [];
  });
}

interface Told extends Span {
  readonly value: number;
  readonly before?: number;
}

function past(f: Finding, variable: string, limit: number, constant: number, told: Told, prose: readonly FieldText[]): Derived {
  const product = told.value * constant;
  const wrapped = ((((product + MAX + 1) % RANGE) + RANGE) % RANGE) - MAX - 1;
  const seen = prose.flatMap((t) => numbersNear(Math.abs(wrapped), t))[0];
  const held = told.before !== undefined && told.before <= limit ? `; ${shown(told.before)} still fitted` : '';
  return {
    id: 'product-past-range',
    text: `With ${variable} = ${shown(told.value)} the product is ${shown(product)}, over the ${shown(MAX)} that a 32-bit integer holds, and becomes ${shown(wrapped)}${held} (the last that does is ${shown(limit)}).${
      seen ? ` “${seen.quote}” in the incident is that number, but for ${shown(Math.abs(Math.abs(wrapped) - seen.value))}.` : ''
    }`,
    formula: `${shown(told.value)} × ${shown(constant)} = ${shown(product)}; in 32 bits ${shown(wrapped)}`,
    value: wrapped,
    unit: '',
    inputs: [spanOf(told), { field: 'code_snippet', start: f.start, end: f.end, quote: f.quote }, ...(seen ? [spanOf(seen)] : [])],
    shows: ['number-wraps-or-negative', 'yes'],
    // The wrapped number itself stands in the incident.
    ...(seen ? { reliability: 1 } : {}),
  };
}

/** Values that the text gives to a setting whose name ends in the variable's. */
function valuesOf(variable: string, { field, text }: FieldText): Told[] {
  const plain = (name: string) => name.replace(/[^A-Za-z0-9]/g, '').toLowerCase();
  const wanted = plain(variable.split('.').at(-1) ?? variable);
  if (wanted.length < 3) return [];
  const span = (m: RegExpExecArray) => ({ field, start: m.index, end: m.index + m[0].length, quote: m[0] });
  const named = (m: RegExpExecArray) => plain(m[1] ?? '').endsWith(wanted);
  return [
    ...[...text.matchAll(MOVED)].filter(named).map((m) => ({ ...span(m), before: Number(m[2]), value: Number(m[3]) })),
    ...[...text.matchAll(SET)].filter(named).map((m) => ({ ...span(m), value: Number(m[2]) })),
  ];
}

const numbersNear = (value: number, { field, text }: FieldText): (Span & { value: number })[] =>
  [...text.matchAll(LONG_NUMBER)]
    .map((m) => ({ field, start: m.index, end: m.index + m[0].length, quote: m[0], value: Math.abs(Number(m[0].replace(/[,_]/g, ''))) }))
    .filter((n) => Math.abs(n.value - value) <= CLOSE * value);
