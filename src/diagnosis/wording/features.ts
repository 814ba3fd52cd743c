import type { Incident } from '../../incident/types.ts';
import { tokenise } from '../../signals/index.ts';
import type { Signal } from '../../signals/types.ts';

/** Words that stand in every incident; they count only in pairs. */
const EMPTY = new Set(
  'the a an of to is it that this and or in on at for with by from as are was be we our they has have had were but its'.split(' '),
);

/** Marks a feature that is an answered observable, not a word. */
const ANSWER = '!';
export const isAnswer = (feature: string): boolean => feature.startsWith(ANSWER);
export const isPair = (feature: string): boolean => feature.includes(' ');

/** A text as a bag of stems and neighbouring pairs, and the observables that it answers. Numbers count as numbers, not by their value. */
export function featuresOf(text: string, signals: readonly Pick<Signal, 'observable' | 'value'>[]): Map<string, number> {
  const out = new Map<string, number>();
  const add = (feature: string) => out.set(feature, (out.get(feature) ?? 0) + 1);
  const words = tokenise(text).map((t) => (t.kind === 'word' ? t.stem : '#'));
  words.forEach((word, i) => {
    if (word !== '#' && !EMPTY.has(word)) add(word);
    const next = words[i + 1];
    if (next !== undefined) add(`${word} ${next}`);
  });
  for (const s of signals) add(`${ANSWER}${s.observable}=${s.value}`);
  return out;
}

/** What a person wrote, without the code: the text whose wording is compared. */
export const wordsOf = (i: Incident): string =>
  [i.tech_stack, i.symptoms, i.occurrence_pattern, i.blast_radius].filter((t) => t !== '').join('\n');
