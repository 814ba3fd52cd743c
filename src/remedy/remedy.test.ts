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

const DIAGNOSIS = { hypotheses: [{ id: 'H1', probability: 0.9, mode: { id: 'mode', class: 'class', cells: [] } }] } as unknown as Diagnosis;
const setting = (...answers: string[]): Setting => ({
  technologies: new Set(['linux']),
  told: new Set(),
  roles: new Set(),
  answers: new Set(answers),
  stackGiven: true,
});
const treated = (r: Remedy, s: Setting) => treat(DIAGNOSIS, { remedies: [r] } as unknown as Knowledge, s, { steps: [] } as unknown as Plan);

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
