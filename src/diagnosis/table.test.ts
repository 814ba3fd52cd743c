import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mode, observable, signal } from '../../tests/support/mini.ts';
import { FREQUENCY_ORDER } from '../knowledge/index.ts';
import type { Cell } from '../knowledge/types.ts';
import { CALIBRATION } from './calibration.ts';
import { logLikelihood } from './likelihood.ts';
import { rowOf } from './rows.ts';
import { scoreOf, scorerOf, tableOf } from './table.ts';

const value = (means: string) => ({ means, phrases: [], errors: [], examples: [] });
const observables = [
  observable('a'),
  observable('b', { noise: 'specific' }),
  observable('c', { noise: 'ubiquitous' }),
  observable('shape', { values: { sudden: value('s'), gradual: value('g'), steps: value('t') } }),
];
const cells = fc.uniqueArray(
  fc.record({
    observable: fc.constantFrom(...observables.map((o) => o.id)),
    pick: fc.nat(2),
    frequency: fc.constantFrom(...FREQUENCY_ORDER),
  }),
  { maxLength: 6, selector: (c) => `${c.observable}=${c.pick}` },
);
const row = cells.map((cs) =>
  rowOf(
    mode(
      'm',
      {},
      {
        cells: cs.map((c): Cell => {
          const values = Object.keys(observables.find((o) => o.id === c.observable)?.values ?? {});
          return { observable: c.observable, value: values[c.pick % values.length] ?? 'yes', frequency: c.frequency, because: '' };
        }),
      },
    ),
  ),
);
const evidence = fc.array(
  fc
    .record({ o: fc.constantFrom(...observables), pick: fc.nat(2), weight: fc.double({ min: 0.05, max: 1, noNaN: true }) })
    .map(({ o, pick, weight }) => {
      const values = Object.keys(o.values);
      return { observable: o, value: values[pick % values.length] ?? 'yes', weight, strength: 0.6, signals: [signal(o.id)] };
    }),
  { maxLength: 8 },
);

it('scores one row and two as the plain likelihood does', () => {
  fc.assert(
    fc.property(row, row, evidence, (a, b, e) => {
      const table = tableOf([a, b], e);
      expect(scoreOf(table, CALIBRATION, 0)).toBeCloseTo(logLikelihood([a], e), 9);
      expect(scoreOf(table, CALIBRATION, 0, 1)).toBeCloseTo(logLikelihood([a, b], e), 9);
      expect(scorerOf(table, CALIBRATION)(0)).toBe(scoreOf(table, CALIBRATION, 0));
      expect(scorerOf(table, CALIBRATION, 0)(1)).toBe(scoreOf(table, CALIBRATION, 0, 1));
    }),
  );
});
