import type { Features } from './features.ts';

/**
 * A linear text classifier, one score per label: score = bias + Σ weight(feature, label) · tf-idf(feature), the tf-idf vector scaled to length 1.
 * Sparse: a feature holds only the labels that it speaks for or against.
 */
export interface LinearModel {
  readonly labels: readonly string[];
  readonly bias: Float32Array;
  /** Feature hash -> its place in `idf` and `offsets`. */
  readonly places: ReadonlyMap<number, number>;
  readonly idf: Float32Array;
  /** Where the entries of a feature begin in `targets` and `weights`; one longer than the features. */
  readonly offsets: Uint32Array;
  readonly targets: Uint16Array;
  readonly weights: Float32Array;
}

/** The model as data: arrays as base64 of their little-endian bytes, weights in `step`s of an 8-bit integer. */
export interface PackedModel {
  readonly labels: readonly string[];
  readonly bias: readonly number[];
  readonly keys: string;
  readonly idf: string;
  readonly counts: string;
  readonly targets: string;
  readonly weights: string;
  readonly step: number;
}

/** Sublinear term weight: the second mention of a word tells less than the first. */
export const termWeight = (count: number, idf: number): number => (1 + Math.log(count)) * idf;

/** The text's known features as [place, weight] with the weights scaled to length 1. */
export function vectorOf(features: Features, model: Pick<LinearModel, 'places' | 'idf'>): [number, number][] {
  const out: [number, number][] = [];
  let square = 0;
  for (const [key, count] of features) {
    const place = model.places.get(key);
    if (place === undefined) continue;
    const w = termWeight(count, model.idf[place] ?? 0);
    square += w * w;
    out.push([place, w]);
  }
  const length = Math.sqrt(square) || 1;
  for (const entry of out) entry[1] /= length;
  return out;
}

/** Scores of all labels, in the order of `labels`: log-odds before calibration. */
export function scoresOf(vector: readonly (readonly [number, number])[], model: LinearModel): Float64Array {
  const scores = Float64Array.from(model.bias);
  for (const [place, w] of vector) {
    const end = model.offsets[place + 1] ?? 0;
    for (let i = model.offsets[place] ?? 0; i < end; i++) {
      const label = model.targets[i] ?? 0;
      scores[label] = (scores[label] ?? 0) + w * (model.weights[i] ?? 0);
    }
  }
  return scores;
}

export const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** Scores -> probabilities that sum to one. */
export function softmax(scores: ArrayLike<number>, temperature: number): number[] {
  let top = -Infinity;
  for (let i = 0; i < scores.length; i++) top = Math.max(top, scores[i] ?? 0);
  const mass = Array.from({ length: scores.length }, (_, i) => Math.exp(((scores[i] ?? 0) - top) / temperature));
  const sum = mass.reduce((s, x) => s + x, 0);
  return mass.map((x) => x / sum);
}
