import { FREQUENCY_ORDER, PREVALENCE_ORDER } from '../src/knowledge/index.ts';
import type { Cell, Knowledge, Mode } from '../src/knowledge/types.ts';

/** Numerical Recipes' generator: the same modes on every machine. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A word moves a step in so many of ten cells. */
const MOVED = 0.5;
/** A cell is taken from another row in so many of ten. */
const FOREIGN = 0.3;

/**
 * `times` as many modes as the knowledge has, the shipped ones among them. A synthetic one takes the row of a shipped mode, moves its words by a step, and
 * trades a part of its cells for cells of other rows: so each observable is spoken of as often, in the same words, as in the real matrix.
 */
export function grown(knowledge: Knowledge, times: number, seed = 20261129): Knowledge {
  const random = randomFrom(seed);
  const pick = <T>(xs: readonly T[]): T => xs[Math.floor(random() * xs.length)] as T;
  const step = <T>(order: readonly T[], word: T, last: number): T =>
    order[Math.max(0, Math.min(last, order.indexOf(word) + (random() < 0.5 ? -1 : 1)))] as T;
  const moved = (c: Cell): Cell =>
    c.frequency === 'never' || random() > MOVED ? c : { ...c, frequency: step(FREQUENCY_ORDER, c.frequency, FREQUENCY_ORDER.length - 2) };
  const { modes } = knowledge;
  const made = Array.from({ length: modes.length * (times - 1) }, (_, i): Mode => {
    const like = modes[i % modes.length] as Mode;
    const cells = like.cells.map((c) => moved(random() < FOREIGN ? pick(pick(modes).cells) : c));
    const distinct = [...new Map(cells.map((c) => [`${c.observable}=${c.value}`, c])).values()];
    return {
      ...like,
      mechanism: like.mechanism,
      id: `${like.id}-${i}`,
      title: `${like.title} (${i})`,
      prevalence: step(PREVALENCE_ORDER, like.prevalence, PREVALENCE_ORDER.length - 1),
      cells: distinct,
      cascades: [],
    };
  });
  return { ...knowledge, modes: [...modes, ...made] };
}
