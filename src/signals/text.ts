import type { Observable } from '../knowledge/types.ts';
import { mayMatch, regexOf } from './literals.ts';
import { numberAfter, satisfies } from './measured.ts';
import { stanceOf } from './negation.ts';
import type { Matcher } from './phrases/match.ts';
import { clausesOf, type Piece, sentencesOf } from './sentences.ts';
import type { FieldText, Signal } from './types.ts';

/** Everything needed to read text, built once. */
export interface TextReader {
  readonly observables: ReadonlyMap<string, Observable>;
  readonly phrases: Matcher;
  readonly subjects: Matcher;
  readonly errors: readonly ErrorPattern[];
}

export interface ErrorPattern {
  readonly observable: string;
  readonly value: string;
  readonly pattern: string;
  /** What just this message says, where the catalogue knows it. */
  readonly means?: string;
  /** Pieces of text without one of which the pattern cannot match, lower case; empty when there are none. */
  readonly literals: readonly string[];
}

/** Reliabilities of THEORY §1: a quoted error text, a number with its unit, a paraphrase. */
const QUOTED = 1;
const NUMBER = 0.8;
const PARAPHRASE = 0.6;

const QUOTE_MOST = 160;
const QUOTE_LEAST = 24;

/** Field texts -> answered observables. Quotes are exact slices of their field. */
export function readText(fields: readonly FieldText[], reader: TextReader): Signal[] {
  return fields.flatMap(({ field, text }) => {
    const pieces = sentencesOf(text);
    const found =
      field === 'code_snippet'
        ? []
        : pieces.flatMap((p) => [...(field === 'tech_stack' ? [] : byPhrases(field, p, reader)), ...byNumbers(field, p, reader)]);
    return [...byErrors(field, text, reader), ...found];
  });
}

type Field = FieldText['field'];

function signal(
  o: Observable,
  value: string,
  at: { field: Field; start: number; end: number; quote: string },
  reliability: number,
  strength: number,
  slots: Record<string, string> = {},
): Signal {
  return {
    observable: o.id,
    value,
    reading: o.values[value]?.means ?? `not so: ${o.question}`,
    classification: o.kind,
    ...at,
    reliability,
    strength,
    origin: 'text',
    also: [],
    slots,
  };
}

/**
 * The quotation around a match: its clauses when those are long enough to be understood alone, else its sentence; cut at words when that is long.
 */
function quoteOf(field: Field, piece: Piece, from: number, to: number) {
  const clauses = clausesOf(piece.text).filter((c) => c.end > from && c.start < Math.max(to, from + 1));
  let start = Math.min(from, clauses[0]?.start ?? 0);
  let end = Math.max(to, clauses.at(-1)?.end ?? piece.text.length);
  if (end - start < QUOTE_LEAST || openBracket(piece.text.slice(start, end))) {
    start = 0;
    end = piece.text.length;
  }
  if (end - start > QUOTE_MOST) {
    const spare = Math.max(0, QUOTE_MOST - (to - from)) / 2;
    const [low, high] = [start, end];
    start = Math.max(low, Math.floor(from - spare));
    end = Math.min(high, Math.ceil(to + spare));
    while (start > low && !/\s/.test(piece.text[start - 1] ?? '')) start--;
    while (end < high && !/\s/.test(piece.text[end] ?? '')) end++;
  }
  const quote = piece.text.slice(start, end).trim();
  const shift = piece.text.slice(start, end).indexOf(quote);
  return { field, start: piece.start + start + shift, end: piece.start + start + shift + quote.length, quote };
}

/** A clause that ends inside a bracket or a quotation is half a thought. */
const openBracket = (text: string): boolean =>
  (text.match(/[([{]/g)?.length ?? 0) !== (text.match(/[)\]}]/g)?.length ?? 0) || (text.match(/"/g)?.length ?? 0) % 2 === 1;

const clauseAt = (piece: Piece, at: number): Piece =>
  clausesOf(piece.text).find((c) => at >= c.start && at < c.end) ?? { start: 0, end: piece.text.length, text: piece.text };

function byPhrases(field: Field, piece: Piece, reader: TextReader): Signal[] {
  return reader.phrases.match(piece.text).matches.flatMap((m) => {
    const o = reader.observables.get(m.observable);
    if (!o) return [];
    const clause = clauseAt(piece, m.start);
    const stance = stanceOf(
      piece.text,
      clause.text,
      Math.max(0, m.start - clause.start),
      Math.min(clause.text.length, Math.max(0, m.end - clause.start)),
    );
    if (piece.text.endsWith('?')) return [];
    const binary = 'yes' in o.values;
    if (stance.denied && m.value !== 'yes') return [];
    const value = stance.denied && binary ? 'no' : m.value;
    return [signal(o, value, quoteOf(field, piece, m.start, m.end), PARAPHRASE * stance.trust, stance.strength)];
  });
}

function byNumbers(field: Field, piece: Piece, reader: TextReader): Signal[] {
  return reader.subjects.match(piece.text).matches.flatMap((m) => {
    const o = reader.observables.get(m.observable);
    const measured = o?.measured[Number(m.value)];
    if (!o || !measured) return [];
    const n = numberAfter(piece.text, m.end, measured.unit);
    if (!n) return [];
    const hit = Object.entries(measured.when).find(([, comparison]) => satisfies(n.value, comparison));
    return hit ? [signal(o, hit[0], quoteOf(field, piece, m.start, n.end), NUMBER, 0.9)] : [];
  });
}

function byErrors(field: Field, text: string, reader: TextReader): Signal[] {
  const lower = text.toLowerCase();
  return reader.errors.flatMap((e) => {
    const m = mayMatch(e.literals, lower) ? regexOf(e.pattern)?.exec(text) : undefined;
    const o = reader.observables.get(e.observable);
    if (!m || !o || m[0].trim() === '') return [];
    const lineStart = text.lastIndexOf('\n', m.index) + 1;
    const lineEnd = text.indexOf('\n', m.index + m[0].length);
    const line: Piece = {
      start: lineStart,
      end: lineEnd < 0 ? text.length : lineEnd,
      text: text.slice(lineStart, lineEnd < 0 ? text.length : lineEnd),
    };
    const from = m.index - lineStart;
    const clause = clauseAt(line, from);
    const stance = stanceOf(
      line.text,
      clause.text,
      Math.max(0, from - clause.start),
      Math.min(clause.text.length, from - clause.start + m[0].length),
    );
    const slots = Object.fromEntries(Object.entries(m.groups ?? {}).filter(([, v]) => v !== undefined)) as Record<string, string>;
    const value = stance.denied && e.value === 'yes' ? 'no' : e.value;
    const trust = QUOTED * (stance.denied ? 0.8 : stance.trust);
    const read = signal(o, value, quoteOf(field, line, from, from + m[0].length), trust, 0.9, value === e.value ? slots : {});
    return [e.means !== undefined && value === e.value ? { ...read, reading: e.means } : read];
  });
}
