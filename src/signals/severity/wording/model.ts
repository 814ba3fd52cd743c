import { numbersIn, rowsIn } from '../../../text/index.ts';
import { isFact } from './features.ts';

/** Weights of words and facts for each level, in the order of `LEVELS`; whole numbers, in hundredths. */
export interface LevelModel {
  readonly bias: readonly number[];
  /** The weights of those of these features that are known. */
  readonly weightsOf: (features: Iterable<string>) => ReadonlyMap<string, readonly number[]>;
}

/** The same with all weights in memory, as text with blanks between: what training gives. */
export interface TrainedLevels {
  readonly bias: readonly number[];
  readonly features: Readonly<Record<string, string>>;
}

export const PRECISION = 100;

export interface Levels {
  /** One probability for each level. */
  readonly probabilities: readonly number[];
  /** How many of the words are known. */
  readonly known: number;
  /** How much a feature of this text speaks for a level against the next best one. */
  readonly speaksFor: (feature: string, level: number) => number;
}

/** How likely each level is by what is told: multinomial logistic regression over features of which each counts the same, together of length one. */
export function readLevels(features: Iterable<string>, model: LevelModel): Levels {
  const known = new Map([...model.weightsOf(new Set(features))].map(([feature, weights]) => [feature, weights.map((n) => n / PRECISION)]));
  const value = 1 / Math.sqrt(Math.max(1, known.size));
  const scores = model.bias.map((b) => b / PRECISION);
  for (const weights of known.values()) for (const [k, weight] of weights.entries()) scores[k] = (scores[k] ?? 0) + value * weight;
  return {
    probabilities: softmax(scores),
    known: [...known.keys()].filter((f) => !isFact(f)).length,
    speaksFor: (feature, level) => {
      const weights = known.get(feature);
      if (!weights) return 0;
      return (weights[level] ?? 0) - Math.max(...weights.filter((_, k) => k !== level));
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
  weightsOf: rowsIn(features, numbersIn),
});
