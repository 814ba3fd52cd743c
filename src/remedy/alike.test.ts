import { expect, it } from 'vitest';
import { knowledge, mode, reading } from '../../tests/support/mini.ts';
import { type Diagnosis, settingOf } from '../diagnosis/index.ts';
import type { Remedy } from '../knowledge/types.ts';
import { treatedAlike } from './alike.ts';

const remedy = (id: string, kind: Remedy['kind'], treats: readonly string[]) =>
  ({ id, kind, treats, needs: { any: [], all: [] }, risk: 'low', cures: 'usually', minutes: 5, pairsWith: [] }) as unknown as Remedy;

const MODES = [mode('threads', {}), mode('quota', {}), mode('leak', {})];
const diagnosis = {
  hypotheses: MODES.map((m, i) => ({ id: `H${i + 1}`, mode: m, probability: 0.3, alone: 0.3, variants: [] })),
} as unknown as Diagnosis;
const setting = settingOf(reading([]), []);
const sets = (...remedies: Remedy[]) => treatedAlike(diagnosis, { ...knowledge(MODES), remedies }, setting);

const LIMIT = remedy('lift-limit', 'mitigation', ['threads', 'quota']);
const SIZE = remedy('size-by-quota', 'fix', ['threads', 'quota']);

it('joins causes that one fix and one first mitigation serve', () => {
  expect(sets(LIMIT, SIZE, remedy('restart', 'mitigation', ['leak']), remedy('bound', 'fix', ['leak']))).toEqual([['H1', 'H2']]);
});

it('does not join what only eases alike, or is only fixed alike', () => {
  expect(sets(LIMIT, remedy('size', 'fix', ['threads']), remedy('narrow', 'fix', ['quota']))).toEqual([]);
  expect(sets(SIZE, remedy('one', 'mitigation', ['threads']), remedy('other', 'mitigation', ['quota']))).toEqual([]);
});
