import { type Limit, limitAbove } from '../limits.ts';
import type { Derived, Rule } from '../types.ts';
import { shown, spanOf, time } from '../words.ts';
import { type Series, seriesIn } from './find.ts';
import { saysOf } from './says.ts';
import { lineThrough, type Shape, shapeOf } from './shape.ts';

/** A line that goes through the points this well is straight. Judgement. */
const STRAIGHT = 0.98;
/** So many series of one incident are told: the first that mean something. */
const MOST = 3;

/** Readings over time, as one sees them on a graph: what grows and how fast, what stepped, what falls back and grows again. */
export const seriesOverTime: Rule = ({ prose }) => {
  const told = seriesIn(prose).flatMap((s): Derived[] => {
    const shape = shapeOf(s.points.map((p) => p.value));
    const moving = s.table.map((values, i) => ({ i, moves: MOVES.has(shapeOf(values)) })).filter((c) => c.moves);
    const alone = s.table.length > 1 && moving.length === 1;
    const shows = saysOf(s, shape, alone);
    // Columns that move together are told by those that mean something, else by the first of them.
    if (!MOVES.has(shape) || (!shows && moving.length > 1 && moving[0]?.i !== s.place)) return [];
    if (!shows && s.points.some((p) => p.minutes === undefined)) return [];
    const limit = shape === 'grows' && s.unit !== 'time' ? limitAbove(prose, s.points[0]?.value ?? 0, s.unit, aboutOf(s.label)) : undefined;
    return [derivedOf(s, shape, alone, shows, limit)];
  });
  return [...told.filter((d) => d.shows), ...told.filter((d) => !d.shows)].slice(0, MOST);
};

const MOVES: ReadonlySet<Shape> = new Set(['grows', 'steps', 'saws', 'spikes']);

function derivedOf(s: Series, shape: Shape, alone: boolean, shows: Derived['shows'] | undefined, limit: Limit | undefined): Derived {
  const [first, last] = [s.points[0], s.points.at(-1)];
  const peak = s.points.reduce((a, b) => (b.value > a.value ? b : a));
  const name = s.label === '' ? 'What was read' : `“${s.label}”`;
  const when = first?.time && last?.time ? ` between ${first.time} and ${last.time}` : '';
  const [from, to] = [first?.text ?? '', last?.text ?? ''];
  const others = alone ? `; the other ${s.table.length === 2 ? 'column stays' : `${s.table.length - 1} columns stay`} as they are` : '';
  const told: Partial<Record<Shape, string>> = {
    grows: `grows from ${from} to ${to}${when}${straightness(s, limit)}`,
    steps: `steps from ${from} to ${to}${when}${stepAt(s)}`,
    saws: `grows, falls back and grows again${when}, up to ${peak.text}`,
    spikes: `goes from ${from} to ${peak.text}${peak.time ? ` at ${peak.time}` : ''} and back to ${to}`,
  };
  const said = told[shape] ?? '';
  return {
    id: 'series',
    text: `${name} ${said}${others}.`,
    formula: s.points.map((p) => p.text).join(', '),
    value: last && first ? last.value / Math.max(first.value, 1e-9) : 0,
    unit: 'times',
    inputs: [spanOf(s), ...(limit && said.includes(limit.quote) ? [spanOf(limit)] : [])],
    ...(shows ? { shows, reliability: 0.9 } : {}),
  };
}

function straightness({ points, unit }: Series, limit: Limit | undefined): string {
  const placed = points.flatMap((p) => (p.minutes === undefined ? [] : [[p.minutes / 60, p.value] as const]));
  const { slope, fit } = lineThrough(placed);
  if (placed.length < 4 || fit < STRAIGHT || slope <= 0) return '';
  const size =
    unit === 'bytes' ? bytes(slope) : unit === 'time' ? `${shown(slope)} s` : unit === 'percent' ? `${shown(slope)} points` : shown(slope);
  const last = points.at(-1)?.value ?? 100;
  if (limit) return `, in a straight line: by ${size} an hour${reached(limit, last, slope)}`;
  const left = unit === 'percent' && last < 100 ? `, so that 100 % is reached ${time(((100 - last) / slope) * 3600)} later` : '';
  return `, in a straight line: by ${size} an hour${left}`;
}

/** What a process holds is its memory, whatever it is called. */
const aboutOf = (label: string): string => (/\b(?:rss|working ?set|resident|container)\b/i.test(label) ? `${label} memory` : label);

/** When a line comes to its limit, or when it came to it. */
function reached({ quote, value }: Limit, last: number, slope: number): string {
  const hours = Math.abs(value - last) / slope;
  return value > last
    ? `, so that “${quote}” is reached ${time(hours * 3600)} later`
    : `, so that “${quote}” was reached ${time(hours * 3600)} before the last reading`;
}

const bytes = (n: number): string => (n >= 1e9 ? `${shown(n / 1e9)} GB` : n >= 1e6 ? `${shown(n / 1e6)} MB` : `${shown(n / 1e3)} KB`);

/** Between which readings it stepped. */
function stepAt({ points }: Series): string {
  const jumps = points.slice(1).map((p, i) => ({ from: points[i], to: p, by: p.value - (points[i]?.value ?? 0) }));
  const most = jumps.reduce((a, b) => (b.by > a.by ? b : a));
  return most.from?.time && most.to.time ? `, most of it between ${most.from.time} and ${most.to.time}` : '';
}
