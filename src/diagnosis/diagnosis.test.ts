import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { knowledge, mode, observable, reading, signal } from '../../tests/support/mini.ts';
import type { Frequency } from '../knowledge/types.ts';
import { bandOf } from './bands.ts';
import { diagnose } from './index.ts';
import { probabilityOf, rowOf } from './rows.ts';

const leak = mode('leak', { 'memory-grows': 'always', 'restart-cures': 'usually', 'cpu-high': 'sometimes' });
const loop = mode('loop', { 'cpu-high': 'always', 'memory-grows': 'never', 'one-core': 'usually' });
const disk = mode('disk', { 'disk-full': 'always', 'writes-fail': 'usually' });
const net = mode('net', { 'packet-loss': 'always', 'writes-fail': 'sometimes' });
const base = knowledge([leak, loop, disk, net]);
const lead = (signals: ReturnType<typeof signal>[], k = base) => diagnose(reading(signals), k).hypotheses[0]?.mode.id;

describe('diagnose', () => {
  it('ranks the mode that explains the signals first', () => {
    expect(lead([signal('memory-grows'), signal('restart-cures')])).toBe('leak');
    expect(lead([signal('cpu-high'), signal('one-core')])).toBe('loop');
    expect(lead([signal('disk-full'), signal('writes-fail')])).toBe('disk');
  });

  it('lets a denial speak against what would always show it', () => {
    const before = diagnose(reading([signal('cpu-high')]), base);
    const after = diagnose(reading([signal('cpu-high'), signal('one-core', { value: 'no' })]), base);
    const of = (d: typeof before) => d.hypotheses.find((h) => h.mode.id === 'loop')?.probability ?? 0;
    expect(of(after)).toBeLessThan(of(before));
  });

  it('does not count what is not mentioned', () => {
    const d = diagnose(reading([signal('memory-grows')]), base);
    expect(d.hypotheses.find((h) => h.mode.id === 'leak')?.disconfirms).toEqual([]);
  });

  it('names a forbidden signal as disconfirming', () => {
    const d = diagnose(reading([signal('cpu-high'), signal('one-core'), signal('memory-grows')]), base);
    expect(d.hypotheses.find((h) => h.mode.id === 'loop')?.disconfirms.map((b) => b.evidence.observable.id)).toContain('memory-grows');
  });

  it('offers two causes together when none alone explains all', () => {
    const signals = ['memory-grows', 'restart-cures', 'disk-full', 'writes-fail'].map((id) => signal(id));
    const d = diagnose(
      reading(signals),
      knowledge(
        [leak, loop, disk, net],
        [
          observable('memory-grows', { noise: 'specific' }),
          observable('disk-full', { noise: 'specific' }),
          observable('writes-fail', { noise: 'specific' }),
          observable('restart-cures', { noise: 'specific' }),
        ],
      ),
    );
    const names = d.joint?.members.map((id) => d.hypotheses.find((h) => h.id === id)?.mode.id).sort();
    expect(names).toEqual(['disk', 'leak']);
    expect(d.cover.members).toHaveLength(2);
  });

  it('lets one cascade signal each suffice where the knowledge declares the link', () => {
    const writer = mode(
      'writer',
      { 'unique-violation': 'always', 'charged-twice': 'never' },
      { cascades: [{ with: 'keyless', frequency: 'often', because: 'the loser answers 500 and the user tries again' }] },
    );
    const keyless = mode('keyless', { 'charged-twice': 'always', 'unique-violation': 'never' });
    const k = knowledge(
      [writer, keyless, disk, net],
      [observable('unique-violation', { noise: 'specific' }), observable('charged-twice', { noise: 'specific' })],
    );
    const d = diagnose(reading([signal('unique-violation'), signal('charged-twice')]), k);
    expect(d.joint?.because).toContain('500');
  });

  it('gives a wholly unknown incident to something else and claims nothing', () => {
    const d = diagnose(reading([]), base);
    expect(d.hypotheses.every((h) => h.probability < 0.55)).toBe(true);
    expect(d.other).toBeGreaterThanOrEqual(0.2);
  });

  it('is the same twice, and whatever the order of signals and modes', () => {
    const ids = ['memory-grows', 'restart-cures', 'cpu-high', 'writes-fail', 'packet-loss'];
    fc.assert(
      fc.property(
        fc.shuffledSubarray(ids),
        fc.shuffledSubarray([leak, loop, disk, net], { minLength: 4, maxLength: 4 }),
        (picked, modes) => {
          const straight = diagnose(reading([...picked].sort().map((id) => signal(id))), base);
          const shuffled = diagnose(reading(picked.map((id) => signal(id))), knowledge(modes));
          const show = (d: typeof straight) => d.hypotheses.map((h) => [h.mode.id, Math.round(h.probability * 1e9)]);
          expect(show(shuffled)).toEqual(show(straight));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('keeps probabilities, bands and order in step on any signals', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            id: fc.constantFrom('memory-grows', 'restart-cures', 'cpu-high', 'one-core', 'disk-full', 'writes-fail', 'packet-loss'),
            value: fc.constantFrom('yes', 'no'),
            reliability: fc.double({ min: 0.05, max: 1, noNaN: true }),
          }),
          { maxLength: 12 },
        ),
        (picks) => {
          const d = diagnose(reading(picks.map((p) => signal(p.id, { value: p.value, reliability: p.reliability }))), base);
          const ps = d.hypotheses.map((h) => h.probability);
          expect(ps).toEqual([...ps].sort((a, b) => b - a));
          for (const h of d.hypotheses) expect(h.band).toBe(bandOf(h.probability));
          expect(Math.max(...ps)).toBeLessThanOrEqual(0.95);
          expect(d.other).toBeGreaterThanOrEqual(0.05);
          const mass = d.posterior.sets.reduce((s, x) => s + x.probability, 0) + d.posterior.other;
          expect(mass).toBeCloseTo(1, 9);
        },
      ),
    );
  });
});

describe('probabilityOf', () => {
  const o = observable('x', { noise: 'some' });
  const words: Frequency[] = ['rarely', 'sometimes', 'often', 'usually', 'always'];
  it('rises with the frequency word and with every further cause', () => {
    const ps = words.map((w) => probabilityOf([rowOf(mode('m', { x: w }))], o, 'yes'));
    expect(ps).toEqual([...ps].sort((a, b) => a - b));
    const two = probabilityOf([rowOf(mode('m', { x: 'often' })), rowOf(mode('n', { x: 'often' }))], o, 'yes');
    expect(two).toBeCloseTo(1 - 0.98 * 0.5 * 0.5, 12);
  });
  it('is the leak where no row speaks, and next to nothing where the only row forbids it', () => {
    expect(probabilityOf([rowOf(mode('m', {}))], o, 'yes')).toBeCloseTo(0.02, 12);
    expect(probabilityOf([rowOf(mode('m', { x: 'never' }))], o, 'yes')).toBe(0.005);
    expect(probabilityOf([rowOf(mode('m', { x: 'never' })), rowOf(mode('n', { x: 'always' }))], o, 'yes')).toBeGreaterThan(0.9);
  });
  it('shares a partition among its values', () => {
    const shape = observable('shape', {
      values: {
        sudden: { means: 's', phrases: [], errors: [], examples: [] },
        gradual: { means: 'g', phrases: [], errors: [], examples: [] },
      },
    });
    const m = mode('m', {}, { cells: [{ observable: 'shape', value: 'sudden', frequency: 'usually', because: '' }] });
    expect(probabilityOf([rowOf(m)], shape, 'sudden') + probabilityOf([rowOf(m)], shape, 'gradual')).toBeCloseTo(1, 9);
    expect(probabilityOf([rowOf(mode('n', {}))], shape, 'sudden')).toBe(0.5);
  });
});
