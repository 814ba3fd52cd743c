import type { Report } from '../../report/types.ts';
import { h, type Markup, NOTHING, when } from './markup.ts';
import { source } from './source.ts';
import { duration } from './words.ts';

type Row = Report['followUp']['timeline'][number];

/** A row as it is drawn: the ends of what lasts are points of their own, so that the line beside them can run from one to the other. */
interface Point {
  readonly row: Row;
  readonly at: string;
  readonly what: string;
  readonly minutes?: number;
  readonly kind: 'onset' | 'change' | 'from' | 'to' | 'open';
}

/** The timeline, drawn downwards: gaps grow with the time they stand for, what lasts has a line of its own, what nobody gave is hollow. */
export function timeline(r: Report): Markup {
  const points = pointsOf(r);
  if (points.length === 0) return NOTHING;
  const running = points.map((_, i) => points.slice(0, i + 1).reduce((n, p) => n + (p.kind === 'from' ? 1 : p.kind === 'to' ? -1 : 0), 0));
  return h`<h3 id="timeline">Timeline</h3><ol class="timeline">${points.map((p, i) => {
    const gap = gapTo(p, points[i + 1]);
    const inside = (running[i] ?? 0) > 0 ? ' lasts' : '';
    return h`<li class="${p.kind}${inside} gap-${gap.size}"><span class="at">${p.at}</span> <div class="st"><p>${p.what}</p>${when(p.row.derived, () => h` <span class="kind">derived</span>`)} ${p.kind === 'to' ? NOTHING : source(r, p.row.from ?? [])}</div>${when(gap.words, () => h`<span class="gap">${gap.words}</span>`)}</li>`;
  })}</ol>`;
}

function pointsOf(r: Report): Point[] {
  const rows = r.followUp.timeline;
  const placed = rows
    .filter((x) => !x.open)
    .flatMap((row): Point[] => {
      const kind = row.what === 'onset' ? 'onset' : row.until === undefined ? 'change' : 'from';
      const at = row.at.split(' to ');
      const start: Point = {
        row,
        at: kind === 'from' ? (at[0] ?? row.at) : row.at,
        what: row.what,
        kind,
        ...(row.minutes === undefined ? {} : { minutes: row.minutes }),
      };
      if (row.until === undefined) return [start];
      return [
        { ...start, what: `${row.what} begin` },
        { row, at: at[1] ?? row.at, what: `${row.what} end`, kind: 'to', minutes: row.until },
      ];
    })
    .sort((a, b) => (a.minutes ?? 0) - (b.minutes ?? 0));
  return [...placed, ...rows.filter((x) => x.open).map((row): Point => ({ row, at: row.at, what: row.what, kind: 'open' }))];
}

/** Five sizes, by the square root of the time: hours beside minutes must fit on a page. */
function gapTo(one: Point, next: Point | undefined): { size: number; words?: string } {
  if (one.minutes === undefined || next?.minutes === undefined) return { size: 0 };
  const m = next.minutes - one.minutes;
  if (m <= 0) return { size: 0 };
  return { size: Math.max(1, Math.min(5, Math.round(Math.sqrt(m) / 3.5))), words: duration(m) };
}
