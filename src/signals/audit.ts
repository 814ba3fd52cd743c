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
  const phrases = observables.flatMap((o) =>
    Object.entries(o.values).flatMap(([value, v]) => v.phrases.map((phrase) => ({ observable: o.id, value, phrase }))),
  );
  // Each phrase stands for an observable of its own, named by its place.
  const sources = phrases.map(({ phrase }, i) => ({ observable: String(i), value: 'yes', phrases: [phrase] }));
  const matcher = createMatcher(storeOf(compilePhrases(lexicon, sources)));
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
  return phrases.flatMap((phrase, i) => (found[i] ? [{ ...phrase, ...found[i] }] : []));
}

/** Place of the phrase -> the words around its first hit. */
function hitsIn(text: string, matcher: Matcher): Map<number, string> {
  const out = new Map<number, string>();
  for (const sentence of sentencesOf(text)) {
    const clauses = clausesOf(sentence.text);
    for (const m of matcher.match(sentence.text).matches) {
      if (out.has(Number(m.observable))) continue;
      const clause = clauses.find((c) => m.start >= c.start && m.start < c.end) ?? { start: 0, text: sentence.text };
      const from = Math.max(0, m.start - clause.start);
      if (stanceOf(sentence.text, clause.text, from, Math.min(clause.text.length, m.end - clause.start)).denied) continue;
      out.set(Number(m.observable), sentence.text.slice(Math.max(0, m.start - AROUND), m.end + AROUND).replace(/\s+/g, ' '));
    }
  }
  return out;
}
