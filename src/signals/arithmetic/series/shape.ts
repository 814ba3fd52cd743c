export type Shape = 'grows' | 'steps' | 'spikes' | 'saws' | 'falls' | 'flat' | 'none';

/** Judgements: by how much a reading may fall short of the one before and still grow; what is a rise at all; what is a fall back. */
const WOBBLE = 0.03;
const RISE = 1.25;
const FLAT = 1.2;
const BACK = 0.6;
/** A single jump that makes so much of a rise is a step. */
const ONE_JUMP = 0.8;

/** What a row of readings looks like on a graph. */
export function shapeOf(values: readonly number[]): Shape {
  const [first = 0, last = 0] = [values[0], values.at(-1)];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  if (values.length < 3 || values.some((v) => !Number.isFinite(v) || v < 0)) return 'none';
  if (most <= FLAT * Math.max(least, 1e-9)) return 'flat';
  const pairs = values.slice(1).map((v, i) => [values[i] ?? 0, v] as const);
  const grows = pairs.every(([a, b]) => b >= a * (1 - WOBBLE));
  if (grows && last >= RISE * Math.max(first, 1e-9)) {
    const jump = Math.max(...pairs.map(([a, b]) => b - a));
    return values.length > 3 && jump >= ONE_JUMP * (last - first) ? 'steps' : 'grows';
  }
  const drops = pairs.filter(([a, b]) => b <= BACK * a).length;
  const climbs = pairs.filter(([a, b]) => b > a * (1 + WOBBLE)).length;
  if (drops >= 1 && climbs >= 3 && climbs + drops === pairs.length && last > BACK * first)
    return drops >= 2 || climbs >= 4 ? 'saws' : 'spikes';
  const at = values.indexOf(most);
  if (at > 0 && at < values.length - 1 && most >= 2 * Math.max(first, last)) return 'spikes';
  return pairs.every(([a, b]) => b <= a * (1 + WOBBLE)) && last <= first / RISE ? 'falls' : 'none';
}

/** How well a straight line goes through the points (R²), and its slope. */
export function lineThrough(points: readonly (readonly [x: number, y: number])[]): { slope: number; fit: number } {
  const n = points.length;
  const mean = (of: 0 | 1) => points.reduce((s, p) => s + p[of], 0) / n;
  const [mx, my] = [mean(0), mean(1)];
  const sxx = points.reduce((s, [x]) => s + (x - mx) ** 2, 0);
  const syy = points.reduce((s, [, y]) => s + (y - my) ** 2, 0);
  const sxy = points.reduce((s, [x, y]) => s + (x - mx) * (y - my), 0);
  return sxx > 0 && syy > 0 ? { slope: sxy / sxx, fit: sxy ** 2 / (sxx * syy) } : { slope: 0, fit: 0 };
}
