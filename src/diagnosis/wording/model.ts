import type { WordingModel } from '../../knowledge/types.ts';
import { isAnswer } from './features.ts';

/** What the wording alone says: class -> log of how many times likelier than without reading. */
export interface Wording {
  readonly logRatio: ReadonlyMap<string, number>;
  /** Mode -> log of how many times likelier than the mean mode of its class. */
  readonly withinClass: ReadonlyMap<string, number>;
  /** What the model knows of the text's features. */
  readonly weights: ReadonlyMap<string, readonly number[]>;
}

/** Log-likelihoods of a text of length one to log-probabilities: fitted by log-loss on incidents that the model was not made from. */
export const SCALE = 1;
/** The wording may not rule a class out: below this it says nothing more (nats). */
const LEAST = -3;

/** Answered observables count twice: they are what the words mean (top 1 of unseen incidents .38 -> .43). */
const ANSWER_WEIGHT = 2;

/** Weights are shipped as whole numbers. */
export const PRECISION = 100;

export const termWeight = (count: number, idf: number, feature: string): number =>
  (1 + Math.log(count)) * idf * (isAnswer(feature) ? ANSWER_WEIGHT : 1);

/**
 * The length of the shortest tellings that the voice is learned from (of 219 held out the shortest has 57, the median 75): a few words are
 * no louder than as many words of a whole telling.
 */
const FEWEST = 60;

/**
 * Bag of features -> how much likelier each class than at random: a sharpened naive Bayes over weighted features of texts of length one. A feature's
 * entry holds its inverse document frequency, its gain, and in pairs what it says for a class beyond `model.absent`, the log-probability of a feature that the
 * class never had. Empty when no feature is known.
 */
export function readWording(features: ReadonlyMap<string, number>, model: WordingModel, scale = SCALE): Wording {
  const scores = new Float64Array(model.classes.length + model.modes.flat().length);
  let square = 0;
  let absent = 0;
  const weights = model.weightsOf(features.keys());
  for (const [feature, entry] of weights) {
    const [idf = 0, gain = 0] = entry;
    const w = termWeight(features.get(feature) ?? 0, idf / PRECISION, feature);
    square += w * w;
    absent += (w * gain) / PRECISION;
    for (let i = 2; i + 1 < entry.length; i += 2) {
      const at = entry[i] ?? 0;
      scores[at] = (scores[at] ?? 0) + (w * (entry[i + 1] ?? 0)) / PRECISION;
    }
  }
  if (square === 0) return { logRatio: new Map(), withinClass: new Map(), weights };
  const length = Math.max(FEWEST, Math.sqrt(square));
  const logs = model.classes.map((_, i) => (scale * ((scores[i] ?? 0) + (absent * (model.absent[i] ?? 0)) / PRECISION)) / length);
  const mean = logMean(logs);
  let at = model.classes.length;
  const withinClass = model.modes.flatMap((modes) => {
    const said = modes.map(() => (scores[at++] ?? 0) / length);
    const usual = logMean(said);
    return modes.map((mode, i) => [mode, (said[i] ?? 0) - usual] as const);
  });
  return {
    logRatio: new Map(model.classes.map((name, i) => [name, Math.max(LEAST, (logs[i] ?? 0) - mean)])),
    withinClass: new Map(withinClass),
    weights,
  };
}

/** Logs -> the log of the mean of what they are logs of. */
function logMean(logs: readonly number[]): number {
  const top = Math.max(...logs);
  return top + Math.log(logs.reduce((s, x) => s + Math.exp(x - top), 0) / logs.length);
}
