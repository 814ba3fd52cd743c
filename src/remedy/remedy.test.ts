import { expect, it } from 'vitest';
import type { Diagnosis, Setting } from '../diagnosis/index.ts';
import type { Knowledge, Remedy } from '../knowledge/types.ts';
import type { Plan } from '../plan/index.ts';
import { treat } from './index.ts';

const remedy = (id: string, more: Partial<Remedy>): Remedy => ({
  id,
  kind: 'mitigation',
  title: id,
  does: '',
  sacrifices: '',
  rollback: '',
  minutes: 5,
  risk: 'low',
  treats: ['mode'],
  needs: { any: [], all: [] },
  commands: {},
  cures: 'usually',
  destroys: '',
  test: '',
  regression: '',
  cautions: [],
  pairsWith: [],
  verifiedBy: 'request-errors',
  sources: [],
  ...more,
});

const DIAGNOSIS = {
  hypotheses: [{ id: 'H1', probability: 0.9, alone: 0.9, variants: [], mode: { id: 'mode', class: 'class', cells: [] } }],
  stability: { first: 200, runs: 200 },
} as unknown as Diagnosis;
const setting = (...answers: string[]): Setting => ({
  technologies: new Set(['linux']),
  told: new Map(),
  roles: new Set(),
  answers: new Set(answers),
  stackGiven: true,
});
const treated = (r: Remedy, s: Setting, diagnosis = DIAGNOSIS) =>
  treat(diagnosis, { remedies: [r] } as unknown as Knowledge, s, { steps: [] } as unknown as Plan);

const UNDOES = remedy('put-back', { undoes: 'config-change-before-onset', cautions: ['Before: save it.', 'It restarts.'] });

it('begins with the undoing of a change that was read', () => {
  expect(treated(UNDOES, setting('config-change-before-onset=yes')).now?.remedy.id).toBe('put-back');
});

it('offers what would undo a change that nobody has seen, and does not begin with it', () => {
  const { mitigations, now } = treated(UNDOES, setting());
  expect(now).toBeUndefined();
  expect(mitigations.map((m) => m.unsaid)).toEqual([true]);
  expect(mitigations[0]?.remedy.cautions).toEqual([
    'Before: save it.',
    'The input does not say that there is what this would undo: find it first.',
    'It restarts.',
  ]);
});

it('does not offer at all what would undo a change that is said not to be', () => {
  expect(treated(UNDOES, setting('config-change-before-onset=no')).mitigations).toEqual([]);
});

it('does not offer again what was tried in vain', () => {
  const restart = remedy('restart', { futileWhen: ['restart-does-not-help=yes'] });
  expect(treated(restart, setting()).mitigations.map((m) => m.remedy.id)).toEqual(['restart']);
  expect(treated(restart, setting('restart-does-not-help=yes')).mitigations).toEqual([]);
});

it('does nothing before a look where one more fact may turn the first place', () => {
  const shaky = { ...DIAGNOSIS, stability: { first: 20, runs: 200 } } as Diagnosis;
  expect(treated(remedy('stop-it', {}), setting()).now?.remedy.id).toBe('stop-it');
  expect(treated(remedy('stop-it', {}), setting(), shaky).now).toBeUndefined();
});

it('leaves out what sets the setting that was set in vain', () => {
  const raise = remedy('raise-grace', { commands: { any: "kubectl patch deploy NAME -p '{terminationGracePeriodSeconds: 120}'" } });
  const tried = { ...setting(), inVain: ['put terminationgraceperiodseconds from 30 to 120: stuck like before'] };
  expect(treated(raise, setting()).mitigations).toHaveLength(1);
  expect(treated(raise, tried).mitigations).toHaveLength(0);
});

it('does not take back again what was taken back in vain', () => {
  const undo = remedy('restore-setting', { undoes: 'config-change-before-onset' });
  const changed = setting('config-change-before-onset=yes');
  expect(treated(undo, changed).mitigations).toHaveLength(1);
  expect(treated(undo, { ...changed, undoneInVain: new Set(['config-change-before-onset']) }).mitigations).toHaveLength(0);
});

it('treats another mechanism that a cause stands for by its own remedy, and does what may do harm only where the mechanism itself is sure', () => {
  const mode = (id: string) => ({ id, class: 'class', cells: [] });
  const stands = {
    ...DIAGNOSIS,
    hypotheses: [{ id: 'H1', probability: 0.9, alone: 0.6, variants: [{ mode: mode('other'), probability: 0.2 }], mode: mode('mode') }],
  } as unknown as Diagnosis;
  expect(treated(remedy('for-the-other', { treats: ['other'] }), setting(), stands).mitigations.map((m) => m.remedy.id)).toEqual([
    'for-the-other',
  ]);
  const harm = (treats: string[]) => treated(remedy('purge', { risk: 'medium', treats }), setting(), stands).now?.remedy.id;
  expect(harm(['mode'])).toBeUndefined();
  expect(harm(['class:class'])).toBe('purge');
});
