import { mixed } from '../../text/index.ts';
import type { WeightedTexts } from './bags.ts';
import { type Bayes, SMOOTHING } from './bayes.ts';

/** What is learned on top of naive Bayes from the texts that it misjudges. */
export interface Sharpened {
  /** By feature: its log-probabilities count so many times. */
  readonly gain: Float64Array;
  /** Feature by class: what is added to its log-probability. */
  readonly correction: Float64Array;
}

/** Passes over the texts: with more, texts of writers that were left out are read no better. */
const PASSES = 4;
const GAIN_RATE = 0.1;
const GAIN_PENALTY = 0.002;
const CORRECTION_RATE = 0.2;
const CORRECTION_PENALTY = 0.001;
/** A class that is judged within this needs no correction. */
const LEAST_ERROR = 0.001;
/** Where the paces start: the first steps are not infinite. */
const FIRST_PACE = 1e-4;

/**
 * Naive Bayes takes every feature for independent evidence, so neighbouring words of one phrase count several times and common turns of speech count
 * as much as telling ones. Here each feature learns how much its say is worth (`gain`), and where it misleads (`correction`), by gradient descent on the log-loss, text
 * by text, at a pace that slows by parameter (AdaGrad). Each text is judged by what the others say: its own part is taken out of its class first.
 * Deterministic; run at build time.
 */
export function sharpen({ classes, features, texts }: WeightedTexts, { had, logTotal }: Bayes): Sharpened {
  const width = classes.length;
  const log = Float64Array.from(had, (h, i) => Math.log(h + SMOOTHING) - (logTotal[i % width] ?? 0));
  const logGain = new Float64Array(features.length);
  const gainPace = new Float64Array(features.length).fill(FIRST_PACE);
  const correction = new Float64Array(had.length);
  const pace = new Float64Array(had.length).fill(FIRST_PACE);
  const errors = new Float64Array(width);
  for (const i of mixed(texts.length, PASSES)) {
    const text = texts[i];
    if (!text || text.at.length === 0) continue;
    const own = text.at.map((f, k) => {
      const others = (had[f * width + text.class] ?? 0) - (text.weights[k] ?? 0);
      return Math.log(Math.max(0, others) + SMOOTHING) - (logTotal[text.class] ?? 0);
    });
    errors.fill(0);
    text.at.forEach((f, k) => {
      const w = text.weights[k] ?? 0;
      const say = w * Math.exp(logGain[f] ?? 0);
      const row = f * width;
      for (let c = 0; c < width; c++) {
        const said = c === text.class ? (own[k] ?? 0) : (log[row + c] ?? 0);
        errors[c] = (errors[c] ?? 0) + say * said + w * (correction[row + c] ?? 0);
      }
    });
    toErrors(errors, text.class);
    const misjudged = [...errors.keys()].filter((c) => Math.abs(errors[c] ?? 0) > LEAST_ERROR);
    text.at.forEach((f, k) => {
      const w = text.weights[k] ?? 0;
      const say = w * Math.exp(logGain[f] ?? 0);
      const row = f * width;
      let slope = 0;
      for (let c = 0; c < width; c++) slope += (errors[c] ?? 0) * (c === text.class ? (own[k] ?? 0) : (log[row + c] ?? 0));
      for (const c of misjudged) {
        const at = row + c;
        const step = w * (errors[c] ?? 0) + CORRECTION_PENALTY * (correction[at] ?? 0);
        pace[at] = (pace[at] ?? 0) + step * step;
        correction[at] = (correction[at] ?? 0) - (CORRECTION_RATE * step) / Math.sqrt(pace[at] ?? 1);
      }
      const step = say * slope + GAIN_PENALTY * (logGain[f] ?? 0);
      gainPace[f] = (gainPace[f] ?? 0) + step * step;
      logGain[f] = (logGain[f] ?? 0) - (GAIN_RATE * step) / Math.sqrt(gainPace[f] ?? 1);
    });
  }
  return { gain: logGain.map(Math.exp), correction };
}

/** Scores -> probabilities less the truth, in place. */
function toErrors(scores: Float64Array, truth: number): void {
  const top = Math.max(...scores);
  let sum = 0;
  for (let c = 0; c < scores.length; c++) {
    const e = Math.exp((scores[c] ?? 0) - top);
    scores[c] = e;
    sum += e;
  }
  for (let c = 0; c < scores.length; c++) scores[c] = (scores[c] ?? 0) / sum - (c === truth ? 1 : 0);
}
