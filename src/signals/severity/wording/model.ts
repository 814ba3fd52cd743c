import { isFact } from './features.ts';

/** Weights of words and facts for each level, in the order of `LEVELS`; whole numbers, in hundredths. */
export interface LevelModel {
  readonly bias: readonly number[];
  /** The idf of a feature, then its weights, with blanks between; undefined for one that is not known. */
  readonly weightsOf: (feature: string) => string | undefined;
}

/** The same with all weights in memory: what training gives. */
export interface TrainedLevels {
  readonly bias: readonly number[];
  readonly features: Readonly<Record<string, string>>;
}

export const PRECISION = 100;
/** What a fact counts beside the words, which together have length one (of 0.3, 0.5 and 3 this did best on texts that were held out). */
export const FACT_WEIGHT = 0.3;

interface Weighed {
  readonly value: number;
  readonly weights: readonly number[];
}

export interface Levels {
  /** One probability for each level. */
  readonly probabilities: readonly number[];
  /** How many of the words are known. */
  readonly known: number;
  /** How much a feature of this text speaks for a level against the next best one. */
  readonly speaksFor: (feature: string, level: number) => number;
}

/** How likely each level is by what is told: multinomial logistic regression over the words of the text, of length one, and the facts that hold. */
export function readLevels(features: Iterable<string>, model: LevelModel): Levels {
  const known = new Map<string, Weighed>();
  let square = 0;
  for (const feature of new Set(features)) {
    const entry = model.weightsOf(feature);
    if (entry === undefined) continue;
    const [idf = 0, ...weights] = entry.split(' ').map((n) => Number(n) / PRECISION);
    known.set(feature, { value: isFact(feature) ? FACT_WEIGHT : idf, weights });
    if (!isFact(feature)) square += idf * idf;
  }
  const length = Math.sqrt(square) || 1;
  const scores = model.bias.map((b) => b / PRECISION);
  for (const [feature, { value, weights }] of known) {
    const x = isFact(feature) ? value : value / length;
    for (let k = 0; k < scores.length; k++) scores[k] = (scores[k] ?? 0) + x * (weights[k] ?? 0);
  }
  return {
    probabilities: softmax(scores),
    known: [...known.keys()].filter((f) => !isFact(f)).length,
    speaksFor: (feature, level) => {
      const found = known.get(feature);
      if (!found) return 0;
      const rivals = found.weights.filter((_, k) => k !== level);
      return found.value * ((found.weights[level] ?? 0) - Math.max(...rivals));
    },
  };
}

export function softmax(scores: readonly number[]): number[] {
  const top = Math.max(...scores);
  const powers = scores.map((s) => Math.exp(s - top));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((p) => p / sum);
}

export const modelOf = ({ bias, features }: TrainedLevels): LevelModel => ({
  bias,
  weightsOf: (feature) => (Object.hasOwn(features, feature) ? features[feature] : undefined),
});
