import type { Observable } from '../knowledge/types.ts';
import { isTyped, mayMatch, type Needs, type PatternStore, regexOf } from '../text/index.ts';
import { isColumnTitles } from './column-titles.ts';
import { type Holding, holding } from './holding.ts';
import { type LineRule, matchLines } from './lines.ts';
import { numberAt, satisfies } from './measured.ts';
import { anotherVerb, byWord, errorDenied, inTest, stanceOf, takenBack, wouldCome } from './negation.ts';
import { readOutputs } from './outputs/index.ts';
import type { Finder, Matcher } from './phrases/match.ts';
import { clausesOf, type Piece, sentencesOf } from './sentences.ts';
import type { FieldText, Signal } from './types.ts';
import { calledWell } from './well.ts';

/** Everything needed to read text, built once. */
export interface TextReader {
  readonly observables: ReadonlyMap<string, Observable>;
  readonly phrases: Matcher;
  readonly subjects: Matcher;
  readonly errors: ErrorStore;
  /** Of several lines together. */
  readonly lines?: readonly LineRule[];
}

/** Patterns of error texts. */
export interface ErrorStore extends PatternStore<ErrorPattern> {
  /** The pattern at a place, compiled; absent where it is one of ours. */
  readonly finderAt?: (place: number) => Finder | undefined;
}

export interface ErrorPattern {
  readonly observable: string;
  readonly value: string;
  readonly pattern: string;
  /** What just this message says, where the catalogue knows it. */
  readonly means?: string;
  /** What a text must hold for the pattern to match. */
  readonly needs: Needs;
}

/** Reliabilities of THEORY §1: a quoted error text, a number with its unit, a paraphrase. */
const QUOTED = 1;
const NUMBER = 0.8;
const PARAPHRASE = 0.6;
/** Several lines that mean something together, without a look at their times. Judgement: nearly a quoted text. */
const LINES = 0.9;

const QUOTE_MOST = 160;
const QUOTE_LEAST = 24;

/** Field texts -> answered observables. Quotes are exact slices of their field. Of the snippet only `prose` is read for words: code says them otherwise. */
export function readText(fields: readonly FieldText[], prose: string, reader: TextReader): Signal[] {
  // Thousands of patterns are asked once what they need, not once for each sentence.
  const all = fields.map((f) => f.text).join('\n');
  const whole = holding(all.toLowerCase());
  const errors = whole.among(reader.errors);
  const read = fields.map(({ field, text }) => {
    const told = field === 'code_snippet' ? prose : text;
    return { field, text, pieces: sentencesOf(told).filter((p) => !isColumnTitles(told, p) && !isTyped(p.text)) };
  });
  const told = read.flatMap(({ field, pieces }) => (field === 'tech_stack' ? [] : pieces));
  const raw = reader.phrases.rawIn(
    whole,
    told.map((p) => p.text.toLowerCase()),
  );
  const rawOf = new Map(told.map((p, i) => [p, raw[i] ?? []]));
  return read.flatMap(({ field, text, pieces }) => {
    const found = pieces.flatMap((p) => [
      ...byPhrases(field, p, reader, field === 'tech_stack' ? undefined : rawOf.get(p)),
      ...byNumbers(field, p, reader),
    ]);
    const outputs = byOutputs(field, text, all, reader);
    const others = [
      ...byErrors(field, text, field === 'code_snippet' ? prose : text, reader, errors),
      ...byLines(field, text, reader, whole),
      ...found,
    ];
    return settled([
      ...outputs,
      // A row that was read by its columns is not read otherwise by its words.
      ...others.filter(
        (s) => !outputs.some((t) => t.observable === s.observable && t.value !== s.value && t.start < s.end && s.start < t.end),
      ),
      // As it stands in the field: a sentence that was wrapped is read as one line.
    ]).map((s) => ({ ...s, quote: text.slice(s.start, s.end) }));
  });
}

/**
 * One place does not answer a question both ways: the better attested answer stands, and of two equal ones that which was said and
 * not turned by a denial. Two subjects of one sentence may still differ; their quotations do not overlap.
 */
function settled(signals: readonly Read[]): Signal[] {
  const beats = (a: Read, b: Read): boolean => a.reliability > b.reliability || (a.reliability === b.reliability && b.turned && !a.turned);
  return signals
    .filter(
      (s) =>
        !signals.some(
          (t) => t !== s && t.observable === s.observable && t.value !== s.value && t.start < s.end && s.start < t.end && beats(t, s),
        ),
    )
    .map(({ turned: _, ...s }) => s);
}

type Field = FieldText['field'];
/** A signal, and whether a denial made it of a phrase that says the opposite. */
type Read = Signal & { readonly turned: boolean };

function signal(
  o: Observable,
  value: string,
  at: { field: Field; start: number; end: number; quote: string },
  reliability: number,
  strength: number,
  slots: Record<string, string> = {},
  turned = false,
): Read {
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
    turned,
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

/** The quotation of an error text: the whole message where it stands in quotation marks, else the sentences that hold it. */
function quoteOfError(field: Field, line: Piece, from: number, to: number) {
  for (const m of line.text.matchAll(/"[^"]{12,240}"/g)) {
    const [start, end] = [m.index, m.index + m[0].length];
    if (start < from && to < end) return { field, start: line.start + start + 1, end: line.start + end - 1, quote: m[0].slice(1, -1) };
  }
  const around = sentencesOf(line.text).filter((s) => s.end > from && s.start < to);
  const start = Math.min(from, around[0]?.start ?? 0);
  const end = Math.max(to, around.at(-1)?.end ?? line.text.length);
  return quoteOf(field, { start: line.start + start, end: line.start + end, text: line.text.slice(start, end) }, from - start, to - start);
}

/** A clause that ends inside a bracket or a quotation is half a thought. */
const openBracket = (text: string): boolean =>
  (text.match(/[([{]/g)?.length ?? 0) !== (text.match(/[)\]}]/g)?.length ?? 0) || (text.match(/"/g)?.length ?? 0) % 2 === 1;

const clauseAt = (piece: Piece, at: number): Piece =>
  clausesOf(piece.text).find((c) => at >= c.start && at < c.end) ?? { start: 0, end: piece.text.length, text: piece.text };

/** The clause at a place of a line that may hold several sentences. */
function clauseOfLine(line: Piece, at: number): Piece {
  const sentence = sentencesOf(line.text).find((s) => at >= s.start && at < s.end);
  if (!sentence) return clauseAt(line, at);
  const clause = clauseAt(sentence, at - sentence.start);
  return { start: sentence.start + clause.start, end: sentence.start + clause.end, text: clause.text };
}

/** "No rollbacks, single credits are right": the denial holds for the first clause, what the phrase found goes over two. */
const acrossClauses = (clause: Piece, end: number): boolean => end > clause.end + 1;

/** A phrase that itself says that something is absent. */
const DENIES = /^(?:no|not|none|nothing|zero|without|0)\b/i;

/** Without `raw`, the expressions that it may match, a piece is not read for phrases. */
function byPhrases(field: Field, piece: Piece, reader: TextReader, raw: readonly number[] | undefined): Read[] {
  if (!raw) return [];
  return reader.phrases.match(piece.text, raw).matches.flatMap((m) => {
    const o = reader.observables.get(m.observable);
    if (!o) return [];
    const clause = clauseAt(piece, m.start);
    const stance = stanceOf(
      piece.text,
      clause.text,
      Math.max(0, m.start - clause.start),
      Math.min(clause.text.length, Math.max(0, m.end - clause.start)),
    );
    if (piece.text.endsWith('?') || wouldCome(clause.text, Math.max(0, m.start - clause.start)) || anotherVerb(piece.text, m.end))
      return [];
    if (!stance.denied && DENIES.test(piece.text.slice(m.start, m.end)) && takenBack(piece.text, m.end)) return [];
    const binary = 'yes' in o.values;
    const denied = stance.denied !== m.turned;
    if (denied && (m.value !== 'yes' || acrossClauses(clause, m.end))) return [];
    const value = denied && binary ? 'no' : m.value;
    const well = isWell(o, value);
    if (well && inTest(piece.text)) return [];
    if (!well && value === 'yes' && ofTrouble(o) && calledWell(piece.text, m.end)) return [];
    const trust = stance.trust * (well ? byWord(piece.text) : 1);
    return [signal(o, value, quoteOf(field, piece, m.start, m.end), PARAPHRASE * trust, stance.strength, {}, value !== m.value)];
  });
}

const DIGIT = /\d/;

function byNumbers(field: Field, piece: Piece, reader: TextReader): Read[] {
  if (!DIGIT.test(piece.text)) return [];
  return reader.subjects.match(piece.text).matches.flatMap((m) => {
    const o = reader.observables.get(m.observable);
    const measured = o?.measured[Number(m.value)];
    if (!o || !measured) return [];
    const n = numberAt(piece.text, m.start, m.end, measured.unit);
    if (!n) return [];
    const hit = Object.entries(measured.when).find(([, comparison]) => satisfies(n.value, comparison));
    return hit && !(isWell(o, hit[0]) && inTest(piece.text)) ? [signal(o, hit[0], quoteOf(field, piece, m.start, n.end), NUMBER, 0.9)] : [];
  });
}

/** Who was hit and what was changed are other questions. */
const ofTrouble = (o: Observable): boolean => o.family !== 'scope' && o.family !== 'change' && o.family !== 'code';

/** What is well, or as usual. */
const isWell = (o: Observable, value: string): boolean => (value === 'no' || !o.askable) && ofTrouble(o);

/** Output of known tools; of the snippet too, into which people paste it: a program has no such headers. */
function byOutputs(field: Field, text: string, all: string, reader: TextReader): Read[] {
  if (field === 'tech_stack') return [];
  return readOutputs(field, text, all).readings.flatMap(({ observable, value, start, end, quote, reliability, slots }) => {
    const o = reader.observables.get(observable);
    return o && value in o.values ? [signal(o, value, { field, start, end, quote }, reliability, 0.9, { ...slots })] : [];
  });
}

/** What several lines say together; quoted is the last of them. */
function byLines(field: Field, text: string, reader: TextReader, whole: Holding): Read[] {
  return (reader.lines ?? []).flatMap((rule) => {
    const o = reader.observables.get(rule.observable);
    const at = o && rule.needs.every(whole.holds) ? matchLines(text, rule) : undefined;
    if (!o || !at) return [];
    const line: Piece = { start: at.lineStart, end: at.lineStart + at.line.length, text: at.line };
    const read = signal(o, rule.value, quoteOf(field, line, at.from, at.to), rule.all.length > 1 ? LINES : QUOTED, 0.9);
    return [rule.means === undefined ? read : { ...read, reading: rule.means }];
  });
}

/** `printed`: the text, blank where it is code. A name that code handles is no message that came. */
function byErrors(field: Field, text: string, printed: string, reader: TextReader, places: readonly number[]): Read[] {
  const lower = printed.toLowerCase();
  return places.flatMap((place) => {
    const e = reader.errors.at(place);
    if (!mayMatch(e.needs, lower)) return [];
    const m = (reader.errors.finderAt ? reader.errors.finderAt(place) : regexOf(e.pattern))?.exec(printed);
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
    const clause = clauseOfLine(line, from);
    const [low, high] = [Math.max(0, from - clause.start), Math.min(clause.text.length, from - clause.start + m[0].length)];
    if (wouldCome(clause.text, low)) return [];
    const stance = stanceOf(line.text, clause.text, low, high);
    const slots = Object.fromEntries(Object.entries(m.groups ?? {}).filter(([, v]) => v !== undefined)) as Record<string, string>;
    const denied = stance.denied && errorDenied(clause.text, low, high);
    const value = denied && e.value === 'yes' ? 'no' : e.value;
    const trust = QUOTED * (denied ? 0.8 : stance.trust);
    const read = signal(
      o,
      value,
      quoteOfError(field, line, from, from + m[0].length),
      trust,
      0.9,
      value === e.value ? slots : {},
      value !== e.value,
    );
    return [e.means !== undefined && value === e.value ? { ...read, reading: e.means.replace(/\.$/, '') } : read];
  });
}
