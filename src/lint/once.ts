import type { Facts } from './types.ts';

/** What is read of an incident is read once, however many reports are held against it. */
export function once<T>(read: (facts: Facts) => T): (facts: Facts) => T {
  const kept = new WeakMap<Facts, { readonly value: T }>();
  return (facts) => {
    const known = kept.get(facts) ?? { value: read(facts) };
    kept.set(facts, known);
    return known.value;
  };
}
