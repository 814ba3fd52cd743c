import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { INCIDENTS, triaged } from '../../../tests/support/triaged.ts';
import { DECIDED_AT } from '../../plan/index.ts';
import type { Report } from '../../report/types.ts';
import { chanceOf, type Given, posterior, type State, saysNothing } from './client/bayes.ts';

const p = fc.double({ min: 0.001, max: 1, noNaN: true });
const problem = fc
  .tuple(fc.array(p, { minLength: 2, maxLength: 7 }), fc.array(fc.array(p, { minLength: 7, maxLength: 7 }), { maxLength: 4 }))
  .map(([priors, columns]) => {
    const total = priors.reduce((s, x) => s + x, 0);
    const states = priors.map((x, i): State => [`H${i + 1}`, [`H${i + 1}`], x / total]);
    const seen = columns.map((c): Given => Object.fromEntries(states.map(([id], i) => [id, c[i] ?? 0])));
    return { states, seen };
  });

function expectSame(one: readonly number[], other: readonly number[]): void {
  for (const [i, x] of one.entries()) expect(x).toBeCloseTo(other[i] ?? 0, 9);
}

describe('posterior', () => {
  it('adds up to 1, and the order of what was seen does not count', () => {
    fc.assert(
      fc.property(problem, ({ states, seen }) => {
        const now = posterior(states, seen);
        expect(now.reduce((s, x) => s + x, 0)).toBeCloseTo(1, 9);
        expectSame(posterior(states, [...seen].reverse()), now);
      }),
    );
  });

  it('what is as likely under every state moves nothing', () => {
    fc.assert(
      fc.property(problem, p, ({ states, seen }, same) => {
        const nothing = Object.fromEntries(states.map(([id]) => [id, same]));
        expect(saysNothing(nothing)).toBe(true);
        expectSame(posterior(states, [...seen, nothing]), posterior(states, seen));
      }),
    );
  });
});

describe('what a report gives to recompute its ledger', () => {
  let reports: readonly Report[] = [];
  beforeAll(async () => {
    reports = await Promise.all(INCIDENTS.map(triaged));
  }, 60_000);

  it('outcomes of a step add up to 1 under every state', () => {
    for (const s of reports.flatMap((r) => r.plan.steps))
      for (const state of Object.keys(s.outcomes[0]?.given ?? {}))
        expect(s.outcomes.reduce((sum, o) => sum + (o.given?.[state] ?? 0), 0)).toBeCloseTo(1, 3);
  });

  it('every path ends in the likeliest cause, and in the probability that its conclusion states where no likelier path comes to the same step', () => {
    let ends = 0;
    let stated = 0;
    for (const r of reports) {
      const states = (r.plan.states ?? []).map((s): State => [s.id, s.members, s.probability]);
      const walk = (number: number, seen: readonly Given[]): void => {
        for (const o of r.plan.steps.find((s) => s.number === number)?.outcomes ?? []) {
          const way = [...seen, o.given ?? {}];
          if ('step' in o.next) walk(o.next.step, way);
          else {
            const all = posterior(states, way);
            const { conclude, alike = [], probability } = o.next;
            const best = Math.max(...all);
            const served = new Set([conclude, ...alike]);
            const group = states.reduce((sum, [id], i) => sum + (served.has(id) ? (all[i] ?? 0) : 0), 0);
            expect(chanceOf(states, all, conclude)).toBeGreaterThanOrEqual(alike.length ? 0 : best - 1e-9);
            const reached = alike.length ? group : best;
            if (probability >= DECIDED_AT) expect(reached).toBeGreaterThan(DECIDED_AT - 0.005);
            if (Math.abs(reached - probability) < 0.005) stated++;
            ends++;
          }
        }
      };
      walk(1, []);
    }
    expect(ends).toBeGreaterThan(3);
    expect(stated).toBeGreaterThan(ends / 2);
  });
});
