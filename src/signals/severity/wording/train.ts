import { mixed } from '../../../text/index.ts';
import { PRECISION, softmax, type TrainedLevels } from './model.ts';

/** A text, as its features, with the place of its level in `LEVELS`. */
export interface LevelBag {
  readonly level: number;
  readonly features: Iterable<string>;
}

/** In fewer texts a feature is an accident. */
const LEAST_TEXTS = 4;
/** Passes over the texts; with more, texts that were held out are read no better. */
const PASSES = 4;
const RATE = 0.5;
const BIAS_RATE = 0.02;
/** Strength of the quadratic penalty, in texts. */
const PENALTY = 1;

/**
 * Labelled bags -> weights, by penalised maximum likelihood: gradient descent text by text, each feature at a pace of its own that slows as it is met
 * (AdaGrad), in an order that is mixed and always the same. Deterministic; run at build time.
 */
export function trainLevels(bags: readonly LevelBag[], levels: number): TrainedLevels {
  const sets = bags.map((b) => [...new Set(b.features)]);
  const texts = new Map<string, number>();
  for (const set of sets) for (const f of set) texts.set(f, (texts.get(f) ?? 0) + 1);
  const names = [...texts].filter(([, n]) => n >= LEAST_TEXTS).map(([f]) => f);
  const place = new Map(names.map((f, i) => [f, i]));
  const rows = sets.map((set) => set.flatMap((f) => place.get(f) ?? []));
  const weights = new Float64Array(names.length * levels);
  const pace = new Float64Array(names.length);
  const bias = Array.from({ length: levels }, () => 0);
  for (const i of mixed(bags.length, PASSES)) {
    const row = rows[i] ?? [];
    const value = 1 / Math.sqrt(Math.max(1, row.length));
    const p = softmax(bias.map((b, k) => row.reduce((sum, f) => sum + value * (weights[f * levels + k] ?? 0), b)));
    const errors = p.map((x, k) => x - (bags[i]?.level === k ? 1 : 0));
    const steepness = errors.reduce((sum, e) => sum + (value * e) ** 2, 0);
    errors.forEach((e, k) => {
      bias[k] = (bias[k] ?? 0) - BIAS_RATE * e;
    });
    for (const f of row) {
      pace[f] = (pace[f] ?? 0) + steepness;
      const rate = RATE / Math.sqrt(pace[f] || 1);
      errors.forEach((e, k) => {
        const at = f * levels + k;
        weights[at] = (weights[at] ?? 0) - rate * (value * e + (PENALTY * (weights[at] ?? 0)) / bags.length);
      });
    }
  }
  const rounded = (n: number) => Math.round(PRECISION * n);
  const entry = (i: number) => [...weights.subarray(i * levels, (i + 1) * levels)].map(rounded).join(' ');
  return { bias: bias.map(rounded), features: Object.fromEntries(names.map((f, i) => [f, entry(i)])) };
}
