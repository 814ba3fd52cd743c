/** A few fields and their sentences. */
const MOST = 100;

/** Keeps what was made of the last `most` texts. Nobody may change what it gives. */
export function keepLately<T>(most: number = MOST): (text: string, make: () => T) => T {
  const known = new Map<string, T>();
  return (text, make) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const made = make();
    if (known.size >= most) known.clear();
    known.set(text, made);
    return made;
  };
}

/** A reading of texts that is asked for the same ones again and again, while an incident is read or while it is typed: what it made of the last few is kept. */
export function lately<T>(read: (text: string) => T, most: number = MOST): (text: string) => T {
  const keep = keepLately<T>(most);
  return (text) => keep(text, () => read(text));
}
