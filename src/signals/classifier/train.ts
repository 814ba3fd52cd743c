import { featuresOf } from './features.ts';
import { type LinearModel, sigmoid, vectorOf } from './model.ts';

/** A text with the labels that are true of it, and those of which nobody knows whether they are. */
export interface Sample {
  readonly text: string;
  readonly labels: ReadonlySet<string>;
  readonly unknown?: ReadonlySet<string>;
  /** How much it counts; 1 when left out. */
  readonly weight?: number;
}

export interface TrainOptions {
  readonly epochs: number;
  readonly rate: number;
  /** Shrinks every weight touched, per update. */
  readonly decay: number;
  /** How much more a positive counts than a negative: labels are rare. */
  readonly positive: number;
  /** Features in fewer texts are left out. */
  readonly least: number;
  /** Weights smaller than this share of the largest are left out at the end. */
  readonly prune: number;
}

/** Gradients below this do nothing worth the time. */
const IDLE = 0.01;
/** log-odds before anything is read: a label is true of few sentences. */
const START = -3;

/**
 * One-vs-rest logistic regression by AdaGrad over sparse vectors. Labels get weights only for features of their own positives, and of
 * texts that are mistaken for them; so a pass costs the features that are there, not features × labels. Deterministic.
 */
export function trainLinear(samples: readonly Sample[], options: TrainOptions): LinearModel {
  const labels = [...new Set(samples.flatMap((s) => [...s.labels]))].sort();
  const labelAt = new Map(labels.map((l, i) => [l, i]));
  const bags = samples.map((s) => featuresOf(s.text));
  const df = new Map<number, number>();
  for (const bag of bags) for (const key of bag.keys()) df.set(key, (df.get(key) ?? 0) + 1);
  const kept = [...df].filter(([, n]) => n >= options.least).sort(([a], [b]) => a - b);
  const places = new Map(kept.map(([key], i) => [key, i]));
  const idf = Float32Array.from(kept, ([, n]) => Math.log((samples.length + 1) / (n + 0.5)));
  const vectors = bags.map((bag) => vectorOf(bag, { places, idf }));

  const rows: Map<number, [number, number]>[] = kept.map(() => new Map());
  const bias = new Float64Array(labels.length).fill(START);
  const biasSquare = new Float64Array(labels.length).fill(1);
  const scores = new Float64Array(labels.length);
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    for (const n of shuffled(samples.length, epoch)) {
      const sample = samples[n] as Sample;
      const vector = vectors[n] ?? [];
      const touched = new Set<number>();
      for (const l of sample.labels) touched.add(labelAt.get(l) as number);
      scores.set(bias);
      for (const [place, w] of vector) {
        for (const [label, [weight]] of rows[place] as Map<number, [number, number]>) {
          scores[label] = (scores[label] as number) + w * weight;
          touched.add(label);
        }
      }
      for (const label of touched) {
        const name = labels[label] as string;
        const truth = sample.labels.has(name) ? 1 : 0;
        if (truth === 0 && sample.unknown?.has(name)) continue;
        const weight = (sample.weight ?? 1) * (truth ? options.positive : 1);
        const gradient = (sigmoid(scores[label] as number) - truth) * weight;
        if (Math.abs(gradient) < IDLE) continue;
        biasSquare[label] = (biasSquare[label] as number) + gradient * gradient;
        bias[label] = (bias[label] as number) - (options.rate * 0.2 * gradient) / Math.sqrt(biasSquare[label] as number);
        for (const [place, w] of vector) {
          const row = rows[place] as Map<number, [number, number]>;
          let cell = row.get(label);
          if (!cell) {
            cell = [0, 0.1];
            row.set(label, cell);
          }
          const g = gradient * w + options.decay * cell[0];
          cell[1] += g * g;
          cell[0] -= (options.rate * g) / Math.sqrt(cell[1]);
        }
      }
    }
  }
  return condense({ labels, bias: Float32Array.from(bias), places, idf }, rows, options.prune);
}

function condense(
  model: Pick<LinearModel, 'labels' | 'bias' | 'places' | 'idf'>,
  rows: readonly ReadonlyMap<number, readonly [number, number]>[],
  prune: number,
): LinearModel {
  let top = 0;
  for (const row of rows) for (const [w] of row.values()) top = Math.max(top, Math.abs(w));
  const offsets = new Uint32Array(rows.length + 1);
  const targets: number[] = [];
  const weights: number[] = [];
  rows.forEach((row, place) => {
    for (const [label, [w]] of [...row].sort(([a], [b]) => a - b)) {
      if (Math.abs(w) < prune * top) continue;
      targets.push(label);
      weights.push(w);
    }
    offsets[place + 1] = targets.length;
  });
  return { ...model, offsets, targets: Uint16Array.from(targets), weights: Float32Array.from(weights) };
}

/** The numbers 0..n-1 in an order that differs from pass to pass and never from run to run. */
function shuffled(n: number, seed: number): Uint32Array {
  const order = Uint32Array.from({ length: n }, (_, i) => i);
  let state = (seed + 1) * 2654435761;
  for (let i = n - 1; i > 0; i--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const j = state % (i + 1);
    const t = order[i] as number;
    order[i] = order[j] as number;
    order[j] = t;
  }
  return order;
}
