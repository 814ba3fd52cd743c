import { termWeight } from './model.ts';

/** A text, as its features, with the class of its cause, and the mode where somebody has told it. */
export interface LabelledBag {
  readonly class: string;
  readonly mode?: string | undefined;
  readonly features: ReadonlyMap<string, number>;
}

/** A text as a vector of length one over the features that are learned, with the place of its class. */
export interface WeightedText {
  readonly class: number;
  readonly mode?: string | undefined;
  readonly at: readonly number[];
  readonly weights: readonly number[];
}

export interface WeightedTexts {
  readonly classes: readonly string[];
  readonly features: readonly string[];
  /** By feature. */
  readonly idf: readonly number[];
  readonly texts: readonly WeightedText[];
}

/** In fewer texts a feature is an accident. */
const LEAST_TEXTS = 3;
/** Sharpens the inverse document frequency: of 0.4, 0.8, 1 and 1.2 this did best on unseen cases. */
const IDF_POWER = 1.2;

/** Labelled bags -> vectors over the features that enough of them have. */
export function weighTexts(bags: readonly LabelledBag[]): WeightedTexts {
  const df = new Map<string, number>();
  for (const { features } of bags) for (const f of features.keys()) df.set(f, (df.get(f) ?? 0) + 1);
  const features = [...df].filter(([, n]) => n >= LEAST_TEXTS).map(([f]) => f);
  const idf = features.map((f) => Math.log((bags.length + 1) / (df.get(f) ?? 1)) ** IDF_POWER);
  const place = new Map(features.map((f, i) => [f, i]));
  const classes = [...new Set(bags.map((b) => b.class))].sort();
  const texts = bags.map((bag): WeightedText => {
    const known = [...bag.features].flatMap(([f, n]) => {
      const at = place.get(f);
      return at === undefined ? [] : [{ at, weight: termWeight(n, idf[at] ?? 0, f) }];
    });
    const length = Math.hypot(...known.map((k) => k.weight)) || 1;
    return { class: classes.indexOf(bag.class), mode: bag.mode, at: known.map((k) => k.at), weights: known.map((k) => k.weight / length) };
  });
  return { classes, features, idf, texts };
}
