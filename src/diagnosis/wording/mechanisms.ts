import type { WeightedTexts } from './bags.ts';
import type { Bayes } from './bayes.ts';
import { isPair } from './features.ts';

/**
 * A mode's texts are mixed with so much of all its class's: .1 to .55 tried on texts of writers that were left out. The share is the same for modes with few and
 * with many texts, so that none gains by what a text does not say (Jelinek and Mercer, 1980).
 */
const OF_CLASS = 0.5;

/** A pair of words in a single text of a mode is an accident more often than a sign, and half of what would be shipped. */
const LEAST_TEXTS_OF_PAIR = 2;

/** What the wording says of the modes within each class. */
export interface Mechanisms {
  /** Mode ids by class. */
  readonly modes: readonly (readonly string[])[];
  /** By feature: mode id -> how much likelier it is under the mode than under the one of its class that has it least (log, before the text's length). */
  readonly said: readonly ReadonlyMap<string, number>[];
}

/** Naive Bayes over the modes of each class. A text whose mode nobody told counts for its class alone. */
export function tellMechanisms({ classes, features, texts }: WeightedTexts, { had }: Bayes): Mechanisms {
  const classOf = new Map(texts.flatMap((t) => (t.mode === undefined ? [] : [[t.mode, t.class] as const])));
  const told = features.map(() => new Map<string, { texts: number; weight: number }>());
  const totals = new Map<string, number>();
  for (const { mode, at, weights } of texts) {
    if (mode === undefined) continue;
    at.forEach((feature, i) => {
      const weight = weights[i] ?? 0;
      const sofar = told[feature]?.get(mode);
      told[feature]?.set(mode, { texts: (sofar?.texts ?? 0) + 1, weight: (sofar?.weight ?? 0) + weight });
      totals.set(mode, (totals.get(mode) ?? 0) + weight);
    });
  }
  const classTotal = classes.map((_, c) => features.reduce((s, _, f) => s + (had[f * classes.length + c] ?? 0), 0));
  const say = (feature: number, mode: string, weight: number): number => {
    const c = classOf.get(mode) ?? 0;
    const inClass = (had[feature * classes.length + c] ?? 0) / (classTotal[c] ?? 1);
    return Math.log1p(((1 - OF_CLASS) * weight) / (totals.get(mode) ?? 1) / (OF_CLASS * inClass));
  };
  const modes = classes.map((_, c) => [...classOf].flatMap(([mode, of]) => (of === c ? [mode] : [])).sort());
  const said = told.map((byMode, feature) => {
    const least = isPair(features[feature] ?? '') ? LEAST_TEXTS_OF_PAIR : 1;
    const known = [...byMode].filter(([, { texts }]) => texts >= least);
    const saying = new Map(known.map(([mode, { weight }]) => [mode, say(feature, mode, weight)]));
    return new Map(modes.flatMap((of) => aboveLeast(of, saying)));
  });
  return { modes, said };
}

/** What all modes of a class have in common tells none of them: only what is above the least of them is kept. */
function aboveLeast(modes: readonly string[], said: ReadonlyMap<string, number>): [string, number][] {
  const least = Math.min(...modes.map((mode) => said.get(mode) ?? 0));
  return modes.flatMap((mode): [string, number][] => {
    const above = (said.get(mode) ?? 0) - least;
    return above > 0 ? [[mode, above]] : [];
  });
}
