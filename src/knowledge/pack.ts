import type { Cell, Frequency, Knowledge, Mode } from './types.ts';

/** A cell as it is shipped: observable, value, frequency, reason. Names of fields would be half of the file. */
type PackedCell = readonly [string, string, Frequency, string];

/** The knowledge as it is shipped. */
export type PackedKnowledge = Omit<Knowledge, 'modes'> & {
  readonly modes: readonly (Omit<Mode, 'cells'> & { readonly cells: readonly PackedCell[] })[];
};

export const packKnowledge = (k: Knowledge): PackedKnowledge => ({
  ...k,
  modes: k.modes.map((m) => ({ ...m, cells: m.cells.map((c): PackedCell => [c.observable, c.value, c.frequency, c.because]) })),
});

export const unpackKnowledge = (k: PackedKnowledge): Knowledge => ({
  ...k,
  modes: k.modes.map((m) => ({
    ...m,
    cells: m.cells.map(([observable, value, frequency, because]): Cell => ({ observable, value, frequency, because })),
  })),
});
