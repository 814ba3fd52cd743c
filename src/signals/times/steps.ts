import { type Point, type Series, seriesIn } from '../arithmetic/series/find.ts';
import type { FieldText } from '../types.ts';
import type { Mention } from './types.ts';

/** So many readings must be level before a step. Judgement. */
const LEVEL = 3;
/** A step is so many times what was before it, and stays over half of that. Judgement. */
const STEP = 4;

/** The mention at which a pasted series leaves its level for good; the others of the series are readings and no onset. */
export interface Step {
  readonly series: Series;
  readonly mention?: Mention;
}

/** The steps in the series of readings that the text tells. */
export function stepsIn(texts: readonly FieldText[], mentions: readonly Mention[]): Step[] {
  return seriesIn(texts).flatMap((series): Step[] => {
    const point = stepOf(series.points);
    if (point?.time === undefined) return [];
    const inside = mentions.filter((m) => m.field === series.field && m.start >= series.start && m.end <= series.end);
    const mention = inside.find((m) => m.text.includes(point.time ?? '') || m.clockText === point.time);
    return [{ series, ...(mention ? { mention } : {}) }];
  });
}

function stepOf(points: readonly Point[]): Point | undefined {
  for (let i = LEVEL; i < points.length; i++) {
    const before = points.slice(0, i).map((p) => p.value);
    const [low, high] = [Math.min(...before), Math.max(...before)];
    // What wanders that much by itself has no level.
    if (high > 2 * Math.max(low, high / 4)) return undefined;
    const after = points.slice(i).map((p) => p.value);
    if (high > 0 && (after[0] ?? 0) >= STEP * high && Math.min(...after) >= (STEP / 2) * high) return points[i];
  }
  return undefined;
}
