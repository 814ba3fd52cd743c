import { tokenise } from '../phrases/tokens.ts';

/** Feature (32-bit hash) -> how often the text has it. */
export type Features = ReadonlyMap<number, number>;

/** FNV-1a: small, fast, the same everywhere. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    h ^= text.charCodeAt(i);
    h = Math.imul(h, 0x01000193);
  }
  return h >>> 0;
}

/** Length of the letter groups that carry a word over its typos and endings, and from which length of word they are taken. */
const GRAM = 4;
const GRAMS_FROM = 6;
/** Articles and the like tell nothing alone; they count inside pairs ("not in", "to no"). */
const EMPTY = new Set(['the', 'a', 'an', 'of', 'to', 'is', 'it', 'that', 'this', 'and', 'or']);

/**
 * A text as a bag of stems, neighbouring pairs, pairs over one word, and letter groups of long words. Numbers count by their kind (a percentage, a
 * duration, a number), never by their value.
 */
export function featuresOf(text: string): Features {
  const words = tokenise(text).map((t) => (t.kind === 'word' ? t.stem : t.kind === 'number' ? '#' : t.stem));
  const out = new Map<number, number>();
  const add = (feature: string) => {
    const h = hash(feature);
    out.set(h, (out.get(h) ?? 0) + 1);
  };
  words.forEach((w, i) => {
    if (!EMPTY.has(w)) add(w);
    const next = words[i + 1];
    if (next !== undefined) add(`${w} ${next}`);
    const second = words[i + 2];
    if (second !== undefined) add(`${w} _ ${second}`);
    if (w.length >= GRAMS_FROM) for (let k = 0; k + GRAM <= w.length; k++) add(`^${w.slice(k, k + GRAM)}`);
  });
  return out;
}
