import { expect, it } from 'vitest';
import { mode, observable, signal } from '../../tests/support/mini.ts';
import { doubtedForWhatIsLeft } from './doubt.ts';
import type { Evidence, Posterior } from './types.ts';

const seen = (...ids: string[]): Evidence[] =>
  ids.map((id) => ({ observable: observable(id), value: 'yes', weight: 0.8, strength: 1, signals: [signal(id)] }));
const lead = mode('lead', {}, { class: 'one', cells: [{ observable: 'a', value: 'yes', frequency: 'usually', because: '' }] });
const rival = mode('rival', {}, { class: 'two', cells: [] });
const posterior = (p: number): Posterior => ({
  sets: [
    { modes: [lead], probability: p },
    { modes: [rival], probability: (1 - p) / 2 },
  ],
  ofMode: new Map(),
  other: (1 - p) / 2,
});
const odds = (p: number) => p / (1 - p);

it('halves the odds of a leader that leaves three signals open, and keeps the causes among each other', () => {
  const after = doubtedForWhatIsLeft(posterior(0.8), seen('a', 'b', 'c', 'd'));
  const [first, second] = after.sets;
  expect(odds(first?.probability ?? 0)).toBeCloseTo(odds(0.8) / 2, 9);
  expect((first?.probability ?? 0) / (second?.probability ?? 1)).toBeCloseTo(8, 9);
  expect((first?.probability ?? 0) + (second?.probability ?? 0) + after.other).toBeCloseTo(1, 9);
});

it('starts from no more than is said', () => {
  expect(odds(doubtedForWhatIsLeft(posterior(0.9999), seen('b', 'c', 'd')).sets[0]?.probability ?? 0)).toBeCloseTo(odds(0.95) / 2, 9);
});

it('leaves a leader as it is that leaves two open, or three that only a model read', () => {
  const p = posterior(0.8);
  expect(doubtedForWhatIsLeft(p, seen('a', 'b', 'c'))).toBe(p);
  expect(
    doubtedForWhatIsLeft(
      p,
      seen('b', 'c', 'd').map((e) => ({ ...e, byModel: true })),
    ),
  ).toBe(p);
});
