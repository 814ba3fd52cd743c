import { FREQUENCY, UNDOING } from '../knowledge/index.ts';
import type { Setting } from './priors.ts';
import { cellOf, type Row } from './rows.ts';

/**
 * What was taken back in vain speaks against a cause as far as just such a change sets it off: a release that was rolled back says nothing
 * against a cut line. Where the telling does not say what was taken back, the row stays as it is.
 */
export function boundToWhatWasUndone(row: Row, { undone }: Setting): Row {
  const own = row.cells.get(UNDOING);
  if (!own || !undone?.size) return row;
  const most = [...undone].flatMap((kind) => cellOf(row, kind, 'yes')?.frequency ?? []).sort((a, b) => FREQUENCY[b] - FREQUENCY[a])[0];
  const bound = own.flatMap((cell) => {
    if (cell.value !== 'yes') return [cell];
    if (most === undefined) return [];
    return [FREQUENCY[most] < FREQUENCY[cell.frequency] ? { ...cell, frequency: most } : cell];
  });
  return { ...row, cells: { get: (id) => (id === UNDOING ? (bound.length ? bound : undefined) : row.cells.get(id)) } };
}
