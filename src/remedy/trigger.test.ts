import { expect, it } from 'vitest';
import type { Hypothesis, Setting } from '../diagnosis/index.ts';
import type { Remedy } from '../knowledge/types.ts';
import { isTrigger } from './choose.ts';

const rollBack = { undoes: 'deploy-before-onset', restarts: true } as Remedy;
const after = (frequency: string, more: object[] = []): Hypothesis =>
  ({ mode: { cells: [{ observable: 'deploy-before-onset', value: 'yes', frequency }, ...more] } }) as unknown as Hypothesis;
const told = (...changes: string[]): Setting => ({ inWindow: new Set(changes) }) as unknown as Setting;

it('a release of the onset’s window is taken back where such a cause usually follows one', () => {
  expect(isTrigger(rollBack, after('usually'), told('deploy-before-onset'))).toBe(true);
  expect(isTrigger(rollBack, after('often'), told('deploy-before-onset'))).toBe(false);
  expect(isTrigger(rollBack, after('usually'), told('config-change-before-onset'))).toBe(false);
});

it('not where each rollout does harm', () => {
  const each = { observable: 'recurs-with-each-deploy', value: 'yes', frequency: 'usually' };
  expect(isTrigger(rollBack, after('usually', [each]), told('deploy-before-onset'))).toBe(false);
});
