/**
 * JSON text -> where each value stands: "hypotheses[0].band" -> offsets. The text has been parsed before, so it is known to be sound.
 */
export function jsonPlaces(source: string): Map<string, { start: number; end: number }> {
  const places = new Map<string, { start: number; end: number }>();
  let at = 0;
  const blank = () => {
    while (at < source.length && /\s/.test(source[at] ?? '')) at++;
  };
  const string = (): string => {
    const start = at++;
    while (at < source.length && source[at] !== '"') at += source[at] === '\\' ? 2 : 1;
    at++;
    return source.slice(start + 1, at - 1);
  };
  const value = (path: string): void => {
    blank();
    const start = at;
    const c = source[at];
    if (c === '{' || c === '[') {
      at++;
      for (let i = 0; at < source.length; i++) {
        blank();
        if (source[at] === ',') at++;
        blank();
        if (source[at] === '}' || source[at] === ']') break;
        if (c === '{') {
          const key = string();
          blank();
          at++;
          value(path === '' ? key : `${path}.${key}`);
        } else value(`${path}[${i}]`);
      }
      at++;
    } else if (c === '"') string();
    else while (at < source.length && !/[\s,\]}]/.test(source[at] ?? '')) at++;
    places.set(path, { start, end: at });
  };
  value('');
  return places;
}

/** The value at a path or, where it does not exist, the nearest one around it. */
export function nearest(
  places: ReadonlyMap<string, { start: number; end: number }>,
  path: string,
): { start: number; end: number } | undefined {
  for (let p = path; ; ) {
    const found = places.get(p);
    if (found) return found;
    if (p === '') return undefined;
    p = p.replace(/(?:\.[^.[\]]+|\[\d+\]|^[^.[\]]+)$/, '');
  }
}
