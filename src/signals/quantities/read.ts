import { anyOf } from '../../text/index.ts';
import type { FieldText, Quantity, QuantityKind } from '../types.ts';
import { numberOf } from './numbers.ts';

export type Field = FieldText['field'];

/** Per field, so that a pasted log of megabytes stays cheap: its first and last numbers. */
export const MOST = 4000;

const THOUSANDS = anyOf`k | K | M | bn | m(?= (?:users|requests|rows|customers|messages|events)) | [ ]?(?:million|billion|thousand|mn)\b`;
const NOT_PART_OF_NAME = `(?!${anyOf`\.\d | ,\d{3}\b | [:_]\d | \.[A-Za-z] | -[A-Za-z]{2,}\d`})`;
const FIGURE = anyOf`\d{1,3}(?:,\d{3})+(?:\.\d+)? | \d+(?:\.\d+)?`;
export const NUMBER = new RegExp(String.raw`(?<![\w.:/\\@#_]|\w-|\d,)[-+]?(${FIGURE})(${THOUSANDS})?${NOT_PART_OF_NAME}`, 'g');
export const SUFFIX: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, bn: 1e9, million: 1e6, billion: 1e9, thousand: 1e3, mn: 1e6 };
const ABOUT = anyOf`
  about | around | roughly | approx\.? | approximately | some | circa | ca\.? | nearly | almost | up to | over | more than
  at least | at most | under | less than | below | above | well over | close to | est\.? | maybe | perhaps | only | or so
`;
export const APPROXIMATE = new RegExp(String.raw`${anyOf`[~≈<≤≥±] | (?<![-=])> | \b${ABOUT}`}\s?$`, 'i');
const APPROXIMATE_AFTER = /^(?:-?ish\b|\+| or so\b| or more\b| plus\b)/i;

/** A number in the text, with the signs around it that say how exact it is. */
export interface Read {
  readonly start: number;
  readonly end: number;
  readonly value: number;
  readonly approximate: boolean;
}

/** All numbers of a text, in order. */
export function numbersOf(text: string): Read[] {
  const all: Read[] = [];
  for (const m of text.matchAll(NUMBER)) {
    const sign = /^[-+]/.test(m[0]) ? (m[0][0] ?? '') : '';
    const before = text.slice(Math.max(0, m.index - 14), m.index);
    const after = text.slice(m.index + m[0].length, m.index + m[0].length + 8);
    // A sign counts on a share alone: "-3 %"; elsewhere it is a dash, or half of "+-".
    const negative = sign === '-' && /^ ?%/.test(after) && !/[+\d]\s?$/.test(before);
    const value = numberOf(m[1] ?? '') * (SUFFIX[(m[2] ?? '').trim().toLowerCase()] ?? 1) * (negative ? -1 : 1);
    const tilde = /[~≈±]\s?$/.exec(before)?.[0].length ?? 0;
    const ish = /^(?:-?ish\b|\+(?!\d))/.exec(after)?.[0].length ?? 0;
    all.push({
      start: m.index - tilde,
      end: m.index + m[0].length + ish,
      value,
      approximate: APPROXIMATE.test(before) || APPROXIMATE_AFTER.test(after),
    });
  }
  return all.length <= MOST ? all : [...all.slice(0, MOST / 2), ...all.slice(-MOST / 2)];
}

export const round = (x: number): number => Number(x.toPrecision(12));

/** The quantity from `start` to `end`, trailing blanks left out. */
export function make(
  field: Field,
  text: string,
  n: Read,
  kind: QuantityKind,
  value: number,
  start: number,
  end: number,
  unit: string,
  of: string,
): Quantity {
  let stop = Math.min(end, text.length);
  while (stop > start && /\s/.test(text[stop - 1] ?? '')) stop--;
  return { field, start, end: stop, quote: text.slice(start, stop), kind, value: round(value), unit, of, approximate: n.approximate };
}
