import { isFact } from './features.ts';
import { FACT_WEIGHT, PRECISION, softmax, type TrainedLevels } from './model.ts';

/** A text, as its features, with the place of its level in `LEVELS`. */
export interface LevelBag {
  readonly level: number;
  readonly features: Iterable<string>;
}

/** In fewer texts a feature is an accident. */
const LEAST_TEXTS = 4;
/** Blunts the inverse document frequency: rare words name a trade, not a harm. Of 0.4, 0.7, 1 and 1.2 this did best. */
const IDF_POWER = 0.5;
/** Strength of the quadratic penalty, in texts. */
const PENALTY = 0.2;
/** Steps of gradient descent with momentum; more change nothing that matters. */
const STEPS = 150;
const RATE = 2;
const MOMENTUM = 0.9;

/** Labelled bags -> weights by penalised maximum likelihood. Deterministic; run at build time. */
export function trainLevels(bags: readonly LevelBag[], levels: number): TrainedLevels {
  const sets = bags.map((b) => new Set(b.features));
  const df = new Map<string, number>();
  for (const set of sets) for (const f of set) df.set(f, (df.get(f) ?? 0) + 1);
  const names = [...df].filter(([, n]) => n >= LEAST_TEXTS).map(([f]) => f);
  const place = new Map(names.map((f, i) => [f, i]));
  const idf = names.map((f) => (isFact(f) ? FACT_WEIGHT : Math.log((bags.length + 1) / (df.get(f) ?? 1)) ** IDF_POWER));
  const rows = sets.map((set) => rowOf(set, place, idf));
  const weights = new Float64Array(names.length * levels);
  const speed = new Float64Array(weights.length);
  const bias = Array.from({ length: levels }, () => 0);
  for (let step = 0; step < STEPS; step++) {
    const slope = Float64Array.from(weights, (w) => (PENALTY * w) / bags.length);
    rows.forEach(({ at, x }, i) => {
      const p = softmax(bias.map((b, k) => at.reduce((s, f, j) => s + (x[j] ?? 0) * (weights[f * levels + k] ?? 0), b)));
      p.forEach((value, k) => {
        const error = (value - (bags[i]?.level === k ? 1 : 0)) / bags.length;
        bias[k] = (bias[k] ?? 0) - RATE * error;
        at.forEach((f, j) => {
          slope[f * levels + k] = (slope[f * levels + k] ?? 0) + error * (x[j] ?? 0);
        });
      });
    });
    for (let i = 0; i < weights.length; i++) {
      speed[i] = MOMENTUM * (speed[i] ?? 0) - RATE * (slope[i] ?? 0);
      weights[i] = (weights[i] ?? 0) + (speed[i] ?? 0);
    }
  }
  const rounded = (n: number) => Math.round(PRECISION * n);
  const entry = (i: number) => [idf[i] ?? 0, ...weights.subarray(i * levels, (i + 1) * levels)].map(rounded).join(' ');
  return { bias: bias.map(rounded), features: Object.fromEntries(names.map((f, i) => [f, entry(i)])) };
}

/** A text as numbers: its words of length one together, its facts beside them. */
function rowOf(set: ReadonlySet<string>, place: ReadonlyMap<string, number>, idf: readonly number[]): { at: number[]; x: number[] } {
  const known = [...set].flatMap((f) => {
    const at = place.get(f);
    return at === undefined ? [] : [{ at, value: idf[at] ?? 0, fact: isFact(f) }];
  });
  const length = Math.hypot(...known.filter((k) => !k.fact).map((k) => k.value)) || 1;
  return { at: known.map((k) => k.at), x: known.map((k) => (k.fact ? k.value : k.value / length)) };
}
