import type { Mode, Observable } from '../knowledge/types.ts';
import { stanceOf } from './negation.ts';
import { compilePhrases } from './phrases/compile.ts';
import { createMatcher, type Matcher } from './phrases/match.ts';
import { storeOf } from './phrases/store.ts';
import { clausesOf, sentencesOf } from './sentences.ts';

/** How often a phrase read what the mechanism of the incident shows. */
export interface PhraseReading {
  readonly observable: string;
  readonly value: string;
  readonly phrase: string;
  readonly hits: number;
  /** Hits in incidents whose mode makes the value so at least sometimes. */
  readonly shown: number;
  /** The other hits: a wrong reading, or a mode that is silent on it. */
  readonly others: readonly { readonly mode: string; readonly around: string }[];
}

/** Characters shown on either side of a hit. */
const AROUND = 60;

/** Every phrase of these observables, tried alone on incidents whose mode is known. Denied hits do not count; each incident counts once. */
export function phraseReadings(
  observables: readonly Observable[],
  lexicon: Readonly<Record<string, readonly string[]>>,
  incidents: readonly { readonly text: string; readonly mode: Mode }[],
): PhraseReading[] {
  const phrases = phrasesOf(observables);
  const matcher = alone(phrases, lexicon);
  const found = phrases.map(() => ({ hits: 0, shown: 0, others: [] as { mode: string; around: string }[] }));
  for (const { text, mode } of incidents) {
    for (const [place, around] of hitsIn(text, matcher)) {
      const phrase = phrases[place];
      const reading = found[place];
      if (!phrase || !reading) continue;
      const cell = mode.cells.find((c) => c.observable === phrase.observable && c.value === phrase.value);
      reading.hits++;
      if (cell && cell.frequency !== 'rarely' && cell.frequency !== 'never') reading.shown++;
      else reading.others.push({ mode: mode.id, around });
    }
  }
  return phrases.flatMap(({ observable, value, phrase }, i) => (found[i] ? [{ observable, value, phrase, ...found[i] }] : []));
}

/** A sentence of an incident, and what somebody took from it as stated: `observable=value`. */
export interface LabelledSentence {
  readonly text: string;
  readonly says: readonly string[];
}

/** How a value's phrases read labelled sentences. */
export interface ValueReading {
  readonly observable: string;
  readonly value: string;
  /** Sentences that state it, those that are read so, and those of both. */
  readonly stated: number;
  readonly hits: number;
  readonly right: number;
  readonly missed: readonly string[];
  readonly phrases: readonly { readonly phrase: string; readonly right: number; readonly wrong: readonly string[] }[];
}

/** The phrases of these observables on labelled sentences, with denials as the reader takes them. Numbers and error texts are read elsewhere. */
export function sentenceReadings(
  observables: readonly Observable[],
  lexicon: Readonly<Record<string, readonly string[]>>,
  sentences: readonly LabelledSentence[],
): ValueReading[] {
  const phrases = phrasesOf(observables);
  const matcher = alone(phrases, lexicon);
  const values = new Map(
    observables.flatMap((o) =>
      Object.keys(o.values).map((value) => [
        `${o.id}=${value}`,
        {
          observable: o.id,
          value,
          stated: 0,
          hits: 0,
          right: 0,
          missed: [] as string[],
          by: new Map<string, { right: number; wrong: string[] }>(),
        },
      ]),
    ),
  );
  for (const { text, says } of sentences) {
    const stated = new Set(says);
    const read = new Map<string, Set<string>>();
    for (const m of text.endsWith('?') ? [] : matcher.match(text).matches) {
      const phrase = phrases[Number(m.observable)];
      const value = phrase && valueRead(phrase, text, m);
      if (value === undefined) continue;
      const by = read.get(`${phrase?.observable}=${value}`) ?? new Set();
      read.set(`${phrase?.observable}=${value}`, by.add(phrase?.phrase ?? ''));
    }
    for (const [says, by] of read) {
      const v = values.get(says);
      if (!v) continue;
      v.hits++;
      if (stated.has(says)) v.right++;
      for (const phrase of by) {
        const own = v.by.get(phrase) ?? { right: 0, wrong: [] };
        if (stated.has(says)) own.right++;
        else own.wrong.push(text);
        v.by.set(phrase, own);
      }
    }
    for (const says of stated) {
      const v = values.get(says);
      if (!v) continue;
      v.stated++;
      if (!read.has(says)) v.missed.push(text);
    }
  }
  return [...values.values()].map(({ by, ...v }) => ({
    ...v,
    phrases: [...by].map(([phrase, { right, wrong }]) => ({ phrase, right, wrong })).sort((a, b) => b.wrong.length - a.wrong.length),
  }));
}

/** What a hit says once denials are heard: its own value, the opposite, or nothing. */
function valueRead(
  phrase: PhraseOf,
  sentence: string,
  m: { readonly start: number; readonly end: number; readonly turned: boolean },
): string | undefined {
  const clause = clausesOf(sentence).find((c) => m.start >= c.start && m.start < c.end) ?? { start: 0, text: sentence };
  const from = Math.max(0, m.start - clause.start);
  const { denied } = stanceOf(sentence, clause.text, from, Math.min(clause.text.length, m.end - clause.start));
  if (denied === m.turned) return phrase.value;
  return phrase.value === 'yes' && phrase.binary ? 'no' : undefined;
}

interface PhraseOf {
  readonly observable: string;
  readonly value: string;
  readonly phrase: string;
  readonly binary: boolean;
}

const phrasesOf = (observables: readonly Observable[]): PhraseOf[] =>
  observables.flatMap((o) =>
    Object.entries(o.values).flatMap(([value, v]) =>
      v.phrases.map((phrase) => ({ observable: o.id, value, phrase, binary: 'yes' in o.values })),
    ),
  );

/** Each phrase stands for an observable of its own, named by its place. */
const alone = (phrases: readonly PhraseOf[], lexicon: Readonly<Record<string, readonly string[]>>): Matcher =>
  createMatcher(
    storeOf(
      compilePhrases(
        lexicon,
        phrases.map(({ phrase }, i) => ({ observable: String(i), value: 'yes', phrases: [phrase] })),
      ),
    ),
  );

/** Place of the phrase -> the words around its first hit. */
function hitsIn(text: string, matcher: Matcher): Map<number, string> {
  const out = new Map<number, string>();
  for (const sentence of sentencesOf(text)) {
    const clauses = clausesOf(sentence.text);
    for (const m of matcher.match(sentence.text).matches) {
      if (out.has(Number(m.observable))) continue;
      const clause = clauses.find((c) => m.start >= c.start && m.start < c.end) ?? { start: 0, text: sentence.text };
      const from = Math.max(0, m.start - clause.start);
      if (stanceOf(sentence.text, clause.text, from, Math.min(clause.text.length, m.end - clause.start)).denied !== m.turned) continue;
      out.set(Number(m.observable), sentence.text.slice(Math.max(0, m.start - AROUND), m.end + AROUND).replace(/\s+/g, ' '));
    }
  }
  return out;
}
