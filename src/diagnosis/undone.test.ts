import { expect, it } from 'vitest';
import { mode } from '../../tests/support/mini.ts';
import type { Setting } from './priors.ts';
import { cellOf, rowOf } from './rows.ts';
import { boundToWhatWasUndone } from './undone.ts';

const cell = (id: string, frequency: 'often' | 'sometimes' | 'usually') => ({ observable: id, value: 'yes', frequency, because: '' });
const undone = (...kinds: string[]) => ({ undone: new Set(kinds) }) as unknown as Setting;

it('counts an undoing in vain as far as such a change sets the cause off', () => {
  const byRelease = rowOf(mode('by-release', {}, { cells: [cell('rollback-cures', 'usually'), cell('deploy-before-onset', 'often')] }));
  const after = boundToWhatWasUndone(byRelease, undone('deploy-before-onset'));
  expect(cellOf(after, 'rollback-cures', 'yes')?.frequency).toBe('often');
  expect(cellOf(after, 'deploy-before-onset', 'yes')?.frequency).toBe('often');
});

it('counts it not at all against what no such change sets off, and changes nothing where nothing was taken back', () => {
  const bySetting = rowOf(
    mode('by-setting', {}, { cells: [cell('rollback-cures', 'usually'), cell('config-change-before-onset', 'often')] }),
  );
  expect(boundToWhatWasUndone(bySetting, undone('deploy-before-onset')).cells.get('rollback-cures')).toBeUndefined();
  expect(boundToWhatWasUndone(bySetting, undone())).toBe(bySetting);
});
