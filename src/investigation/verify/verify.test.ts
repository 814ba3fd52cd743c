import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { incidentFile, loadParser, shippedEngine } from '../../../tests/support/engine.ts';
import type { Report } from '../../report/types.ts';
import { triage } from '../../triage.ts';
import { exposedMinutes, nextStart } from './hours.ts';
import { verify } from './index.ts';
import { binomialAtMost, minutesFor, poissonAtMost, requestsFor, shareAtMost } from './statistics.ts';

describe('statistics', () => {
  it('gives the published values', () => {
    expect(minutesFor(0, 40 / 60, 0.95)).toBeCloseTo(4.49, 2);
    expect(minutesFor(0, 40 / 60, 0.999)).toBeCloseTo(10.36, 2);
    // Half of a chi-square quantile: 4.744 for one event, 6.296 for two.
    expect(minutesFor(1, 1, 0.95)).toBeCloseTo(4.744, 3);
    expect(minutesFor(2, 1, 0.95)).toBeCloseTo(6.296, 3);
    expect(requestsFor(0, 0.005, 0.95)).toBe(598);
    expect(shareAtMost(0, 600, 0.95)).toBeCloseTo(0.004981, 5);
    // Clopper and Pearson, one-sided 95 %: 2 of 50.
    expect(shareAtMost(2, 50, 0.95)).toBeCloseTo(0.1206, 3);
    expect(poissonAtMost(3, 5)).toBeCloseTo(0.265, 3);
    expect(binomialAtMost(2, 10, 0.3)).toBeCloseTo(0.3828, 4);
  });

  it('more time or fewer events never make it less sure', () => {
    fc.assert(
      fc.property(
        fc.nat(40),
        fc.double({ min: 0.01, max: 900, noNaN: true }),
        fc.double({ min: 0, max: 100, noNaN: true }),
        (k, mean, more) => {
          expect(poissonAtMost(k, mean + more)).toBeLessThanOrEqual(poissonAtMost(k, mean) + 2e-3);
          expect(poissonAtMost(k + 1, mean)).toBeGreaterThanOrEqual(poissonAtMost(k, mean) - 1e-12);
        },
      ),
    );
  });
});

describe('hours', () => {
  const at = (t: string) => Date.parse(t);
  const peak = { from: '14:00', to: '19:00', zone: 'UTC', offset: 0 };
  const night = { from: '22:00', to: '02:00', zone: 'CET', offset: 60 };
  it('count only what lies inside, over midnight and in the zone of the text', () => {
    expect(exposedMinutes(peak, at('2026-11-28T14:04:00Z'), 10)).toBeCloseTo(4);
    expect(exposedMinutes(peak, at('2026-11-28T13:00:00Z'), 600)).toBe(0);
    expect(exposedMinutes(peak, at('2026-11-28T15:00:00Z'), 2880)).toBe(600);
    expect(exposedMinutes(night, at('2026-11-29T01:30:00Z'), 60)).toBe(30);
    expect(nextStart(peak, at('2026-11-28T20:00:00Z'))).toBe(at('2026-11-29T14:00:00Z'));
    expect(nextStart(peak, at('2026-11-28T15:00:00Z'))).toBe(at('2026-11-28T15:00:00Z'));
  });
  it('never count more than there were', () => {
    fc.assert(
      fc.property(fc.nat(1439), fc.nat(1439), fc.nat(5000), fc.nat(2_000_000_000), (from, to, minutes, end) => {
        const clock = (m: number) => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`;
        const inside = exposedMinutes({ from: clock(from), to: clock(to), zone: '' }, end * 1000, minutes);
        expect(inside).toBeGreaterThanOrEqual(0);
        expect(inside).toBeLessThanOrEqual(minutes + 1e-6);
      }),
    );
  });
});

describe('verify', () => {
  let report: Report;
  const inside = Date.parse('2026-11-28T15:00:00Z');
  beforeAll(async () => {
    report = await triage(await incidentFile('examples/checkout-duplicate-charges.md'), shippedEngine(), loadParser);
  });
  it('is over at 99.9 % after ten minutes of the peak without one', () => {
    expect(verify(report, { count: 0, minutes: 10, at: inside })).toMatchObject({ verdict: 'over', confidence: expect.closeTo(0.9987, 4) });
  });
  it('is open off peak, whatever was counted, and says when it may be told', () => {
    const v = verify(report, { count: 0, minutes: 60, at: Date.parse('2026-11-28T22:00:00Z') });
    expect(v).toMatchObject({ verdict: 'open', confidence: 0, exposed: 0 });
    expect(v.missing.join(' ')).toContain('2026-11-29 14:00 UTC');
  });
  it('is open before the longest good time is past, however sure the rate makes it', () => {
    const checks = report.verification.checks.map((c) => ({ ...c, spell: { minutes: 90, because: 'told' } }));
    const slow = { ...report, verification: { ...report.verification, checks } };
    const early = verify(slow, { count: 0, minutes: 30, at: inside });
    expect(early).toMatchObject({ verdict: 'open', missing: ['60 min more: told'] });
    expect(verify(slow, { count: 0, minutes: 95, at: Date.parse('2026-11-28T16:00:00Z') }).verdict).toBe('over');
  });
  it('names what is missing to be sure', () => {
    expect(verify(report, { count: 0, minutes: 2, at: inside }).missing).toEqual(['2.5 min more without one for 95 %']);
    expect(verify(report, { count: 2, minutes: 30, at: inside })).toMatchObject({ verdict: 'fell' });
  });
  it('measures a share by its requests', () => {
    expect(verify(report, { count: 0, requests: 600, minutes: 10, at: inside }).text).toContain('600 requests');
  });
  it('without a figure in the incident says which query gives it', () => {
    const bare = { ...report, verification: { ...report.verification, checks: report.verification.checks.filter((c) => !c.was) } };
    expect(verify(bare, { count: 0, minutes: 10, at: inside })).toMatchObject({ verdict: 'unknown' });
  });
});
