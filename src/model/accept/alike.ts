import { FREQUENCY } from '../../knowledge/index.ts';
import type { Cell, Mode } from '../../knowledge/types.ts';
import { overlap, stems } from './stems.ts';

/** Two of these, of one class, are one mechanism: words of title and mechanism shared, or what they often show. Judgement, with examples in the tests. */
const WORDS = 0.5;
const CELLS = 0.6;
const FEWEST_CELLS = 3;

type Shape = Pick<Mode, 'class' | 'title' | 'mechanism' | 'cells'>;

/** The mode of ours that a proposed one is, if it is one. */
export function oursAlike(proposed: Shape, ours: readonly Mode[]): Mode | undefined {
  let best: { mode: Mode; by: number } | undefined;
  for (const mode of ours) {
    if (mode.class !== proposed.class) continue;
    const words = overlap(wordsOf(proposed), wordsOf(mode)) / WORDS;
    const cells = shared(proposed.cells, mode.cells) / CELLS;
    const by = Math.max(words, cells);
    if (by >= 1 && (!best || by > best.by)) best = { mode, by };
  }
  return best?.mode;
}

const wordsOf = (m: Shape): Set<string> => stems(`${m.title} ${m.mechanism.map((s) => s.text).join(' ')}`.replace(/\{[a-z_]+\|?|\}/g, ' '));

function shared(a: readonly Cell[], b: readonly Cell[]): number {
  const strong = (cells: readonly Cell[]) =>
    new Set(cells.filter((c) => FREQUENCY[c.frequency] >= FREQUENCY.often).map((c) => `${c.observable}=${c.value}`));
  const [x, y] = [strong(a), strong(b)];
  return Math.min(x.size, y.size) < FEWEST_CELLS ? 0 : overlap(x, y);
}
