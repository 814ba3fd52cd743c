/** The value under a key, made where it is not there; the longest unused go. */
export function kept<V>(cache: Map<string, V>, key: string, most: number, make: () => V): V {
  const known = cache.get(key);
  const value = known ?? make();
  cache.delete(key);
  cache.set(key, value);
  if (cache.size > most) cache.delete(cache.keys().next().value as string);
  return value;
}
