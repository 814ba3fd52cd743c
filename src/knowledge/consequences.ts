import { FREQUENCY } from './scale.ts';
import type { Cell, Mode } from './types.ts';

/** Observable id -> the observables that bring it about in turn, with the reason. */
export type Follows = ReadonlyMap<string, readonly { readonly observable: string; readonly because: string }[]>;

/**
 * The mode with a cell for each consequence of what it often shows: slow requests fill the workers, whatever made them slow. An
 * author's own cell stands; consequences of consequences are not drawn, since each step makes them less sure.
 */
export function withConsequences(mode: Mode, follows: Follows): Mode {
  const spoken = new Set(mode.cells.map((c) => c.observable));
  const shown = new Set(mode.cells.filter((c) => c.value === 'yes' && FREQUENCY[c.frequency] >= FREQUENCY.often).map((c) => c.observable));
  const drawn = [...follows].flatMap(([observable, from]): Cell[] => {
    const first = spoken.has(observable) ? undefined : from.find((f) => shown.has(f.observable));
    return first ? [{ observable, value: 'yes', frequency: 'sometimes', because: first.because }] : [];
  });
  return drawn.length ? { ...mode, cells: [...mode.cells, ...drawn] } : mode;
}
