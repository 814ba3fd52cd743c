import type { WordingModel } from '../../knowledge/types.ts';
import { termWeight } from './model.ts';

/** A text, as its features, with the class of its cause. */
export interface LabelledBag {
  readonly class: string;
  readonly features: ReadonlyMap<string, number>;
}

/** A class keeps its heaviest features only: the tail is noise and megabytes. */
const KEPT = 700;
/** In fewer texts a feature is an accident. */
const LEAST_TEXTS = 2;
/** Softens the inverse document frequency: rare words of thirty texts are rare by chance (0.8 did best of 0.6, 0.8 and 1). */
const IDF_POWER = 0.8;

/** Labelled bags -> centroids. Deterministic; run at build time. */
export function trainWording(bags: readonly LabelledBag[]): WordingModel {
  const df = new Map<string, number>();
  for (const { features } of bags) for (const f of features.keys()) df.set(f, (df.get(f) ?? 0) + 1);
  const idf = new Map([...df].filter(([, n]) => n >= LEAST_TEXTS).map(([f, n]) => [f, Math.log((bags.length + 1) / n) ** IDF_POWER]));
  const classes = [...new Set(bags.map((b) => b.class))].sort();
  const centroids = new Map(classes.map((c) => [c, new Map<string, number>()]));
  for (const bag of bags) {
    const vector = [...bag.features].flatMap(([f, n]) => (idf.has(f) ? [[f, termWeight(n, idf.get(f) ?? 0, f)] as const] : []));
    const length = Math.hypot(...vector.map(([, w]) => w)) || 1;
    const centroid = centroids.get(bag.class);
    for (const [f, w] of vector) centroid?.set(f, (centroid.get(f) ?? 0) + w / length);
  }
  const features: Record<string, number[]> = {};
  classes.forEach((name, at) => {
    const all = [...(centroids.get(name) ?? [])];
    const length = Math.hypot(...all.map(([, w]) => w)) || 1;
    const kept = all.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, KEPT);
    for (const [f, w] of kept) {
      features[f] ??= [Math.round((idf.get(f) ?? 0) * 100)];
      features[f].push(at, Math.round((w / length) * 10_000));
    }
  });
  return { classes, features: Object.fromEntries(Object.entries(features).map(([f, numbers]) => [f, numbers.join(' ')])) };
}
