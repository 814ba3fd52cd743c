import { tokenise } from '../../signals/index.ts';
import { isAnswer } from './features.ts';
import { PRECISION, termWeight, type Wording } from './model.ts';

/** So many words or pairs are shown of a class. */
const MOST = 4;
/** A weight under this (nats, before the text's length) tells nothing worth showing. */
const LEAST = 4;

/**
 * The words of a text that speak most for a class, as they are written there: those whose weight for it is furthest above their mean
 * over all classes. Pairs swallow their words. Answered observables are shown as signals, not here.
 */
export function tellingWords(text: string, features: ReadonlyMap<string, number>, { weights, logRatio }: Wording, name: string): string[] {
  const classes = [...logRatio.keys()];
  const at = classes.indexOf(name);
  if (at < 0) return [];
  const telling = [...weights]
    .flatMap(([feature, entry]) => {
      if (isAnswer(feature) || feature.includes('#')) return [];
      const above = aboveMean(entry, at, classes.length);
      return above > 0 ? [{ feature, weight: termWeight(features.get(feature) ?? 0, (entry[0] ?? 0) / PRECISION, feature) * above }] : [];
    })
    .filter((f) => f.weight >= LEAST)
    .sort((a, b) => b.weight - a.weight || (a.feature < b.feature ? -1 : 1));
  const tokens = tokenise(text);
  const out: { start: number; end: number }[] = [];
  for (const { feature } of telling) {
    if (out.length >= MOST) break;
    const words = feature.split(' ');
    const i = tokens.findIndex((_, k) => words.every((w, j) => tokens[k + j]?.stem === w));
    const [first, last] = [tokens[i], tokens[i + words.length - 1]];
    if (!first || !last || text.slice(first.start, last.end).includes('\n')) continue;
    if (!out.some((o) => o.start < last.end && first.start < o.end)) out.push({ start: first.start, end: last.end });
  }
  return out.map((o) => text.slice(o.start, o.end));
}

/** By how much (nats) a feature says more for a class than for the mean class; what it says for modes stands behind. Nothing where it says nothing for the class. */
function aboveMean(entry: readonly number[], at: number, classes: number): number {
  let own = Number.NEGATIVE_INFINITY;
  let sum = 0;
  for (let i = 2; i + 1 < entry.length && (entry[i] ?? 0) < classes; i += 2) {
    sum += entry[i + 1] ?? 0;
    if (entry[i] === at) own = entry[i + 1] ?? 0;
  }
  return (own - sum / classes) / PRECISION;
}
