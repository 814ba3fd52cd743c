import { each, h, type Markup } from './markup.ts';

/** A field up to this long is shown whole; of a longer one its beginning, and what stands around each signal. */
const WHOLE = 20_000;
const BEGINNING = 6_000;
const AROUND = 400;

export interface Mark {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  /** The first place of its signal, to which the signal leads. */
  readonly main: boolean;
}

/** A text with what was read from it marked: each mark an anchor at its beginning, and a link back to its signal at its end. */
export function marked(text: string, marks: readonly Mark[]): readonly Markup[] {
  const cuts = [...new Set([0, text.length, ...marks.flatMap((m) => [m.start, m.end])])].sort((a, b) => a - b);
  const kept = keptOf(text, marks);
  return cuts.slice(0, -1).map((start, i) => segment(text, start, cuts[i + 1] ?? text.length, marks, kept));
}

/** One stretch between two ends of marks: marked where any covers it; anchors stand where a mark begins, numbers where it ends. */
function segment(text: string, start: number, end: number, marks: readonly Mark[], kept: readonly Kept[]): Markup {
  const covered = marks.some((m) => m.start <= start && m.end >= end);
  const begins = marks.filter((m) => m.start === start && m.main);
  const ends = [...new Set(marks.filter((m) => m.end === end).map((m) => m.id))];
  const shown = shownOf(text, start, end, kept);
  return h`${each(begins, (m) => h`<span class="anchor" id="text-${m.id}"></span>`)}${covered ? h`<mark>${shown}</mark>` : h`${shown}`}${each(
    ends,
    (id) => h`<a class="ref" href="#${id}" aria-label="signal ${id}">${id}</a>`,
  )}`;
}

type Kept = readonly [number, number];

function keptOf(text: string, marks: readonly Mark[]): Kept[] {
  if (text.length <= WHOLE) return [[0, text.length]];
  const wanted: Kept[] = [[0, BEGINNING], ...marks.map((m): Kept => [Math.max(0, m.start - AROUND), m.end + AROUND])];
  return wanted
    .sort((a, b) => a[0] - b[0])
    .reduce<Kept[]>((out, [from, to]) => {
      const last = out.at(-1);
      if (last && from <= last[1]) out[out.length - 1] = [last[0], Math.max(last[1], to)];
      else out.push([from, to]);
      return out;
    }, []);
}

function shownOf(text: string, start: number, end: number, kept: readonly Kept[]): readonly Markup[] {
  const out: Markup[] = [];
  let at = start;
  for (const [from, to] of [...kept, [end, end] as Kept]) {
    const next = Math.min(Math.max(from, at), end);
    if (next > at) out.push(h`<span class="cut"> … ${next - at} characters, read and not shown … </span>`);
    const stop = Math.max(next, Math.min(to, end));
    if (stop > next) out.push(h`${text.slice(next, stop)}`);
    at = stop;
  }
  return out;
}
