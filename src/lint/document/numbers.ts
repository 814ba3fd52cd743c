const WORDS: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
  twenty: 20,
  thirty: 30,
  half: 50,
  dozen: 12,
};

/** Limits of number types, and statuses, that everybody knows. */
const LIMITS = [
  127, 128, 137, 143, 255, 256, 32767, 65535, 65536, 2147483647, 4294967295, 200, 400, 401, 403, 404, 408, 409, 413, 422, 429, 499, 500,
  502, 503, 504,
];

/** Numbers that a report on an incident may state: those of the incident, of its computed facts, and simple results of two of them. */
export function numbersFrom(text: string, derived: readonly { readonly text: string; readonly formula: string }[]): ReadonlySet<number> {
  const own = [...numbersIn(text), ...derived.flatMap((d) => numbersIn(`${d.text} ${d.formula}`))];
  const all = new Set<number>();
  const put = (n: number) => {
    if (!Number.isFinite(n)) return;
    for (const x of [n, Math.round(n), Math.floor(n), Math.ceil(n), Math.round(n * 10) / 10, Math.round(n * 100) / 100]) all.add(x);
  };
  const few = [...new Set(own)].slice(0, 60);
  for (const n of own) put(n);
  for (const n of LIMITS) put(n);
  for (const a of few) {
    // The rest of a share, and rates in another unit.
    if (a > 0 && a < 100) put(100 - a);
    for (const k of [60, 24, 1440, 3600, 100, 1000, 1024]) {
      put(a * k);
      put(a / k);
    }
    for (const b of few) {
      put(a + b);
      put(Math.abs(a - b));
      if (b !== 0) put(a / b);
      if (b > 0 && b <= 100) put((a * b) / 100);
      if (b > 0 && b < 100) put((a / b) * 100);
      if (a * b < 1e9) put(a * b);
    }
  }
  return all;
}

function numbersIn(text: string): number[] {
  const digits = [...text.matchAll(/\d[\d,]*(?:\.\d+)?/g)].flatMap((m) => {
    const after = text
      .slice(m.index + m[0].length)
      .match(/^\s?([kKmM])\b/)?.[1]
      ?.toLowerCase();
    const n = Number(m[0].replace(/,/g, ''));
    return [n, ...(after ? [n * (after === 'k' ? 1000 : 1e6)] : [])];
  });
  const words = [...text.toLowerCase().matchAll(/[a-z]+/g)].flatMap((m) => WORDS[m[0]] ?? []);
  return [...digits, ...words];
}
