import type { Span } from '../incident/types.ts';
import type { Signal } from './types.ts';

/**
 * One signal per observable and value: repetitions of one phenomenon are kept as further places and add no weight of their own
 * (THEORY §1). The best attested one stands; of equals the first.
 */
export function mergeSignals(signals: readonly Signal[]): Signal[] {
  const groups = new Map<string, Signal[]>();
  for (const s of signals.filter((x) => !outspoken(x, signals))) {
    const key = `${s.observable}=${s.value}`;
    groups.set(key, [...(groups.get(key) ?? []), s]);
  }
  return [...groups.values()].map((group) => {
    const [best, ...rest] = [...group].sort((a, b) => b.reliability - a.reliability);
    const head = best as Signal;
    const places = rest.filter((s, i) => s.quote !== head.quote && rest.findIndex((x) => x.field === s.field && x.start === s.start) === i);
    return {
      ...head,
      slots: Object.assign({}, ...[...rest].reverse().map((s) => s.slots), head.slots),
      // Signals that were merged before keep the places that they had.
      also: [...head.also, ...places.flatMap(placeOf)].slice(0, 4),
    };
  });
}

/** A signal's place in the input; one that stands in the log has none. */
export const placeOf = ({ field, start, end, quote }: Signal): Span[] => (field === 'log' ? [] : [{ field, start, end, quote }]);

/** One place gives one answer: of two readings of the same words the better attested one stands ("event loop lag 2 ms" is a number, not a lag). */
const outspoken = (s: Signal, all: readonly Signal[]): boolean =>
  all.some(
    (x) =>
      x.observable === s.observable &&
      x.value !== s.value &&
      x.field === s.field &&
      x.start < s.end &&
      x.end > s.start &&
      x.reliability > s.reliability,
  );
