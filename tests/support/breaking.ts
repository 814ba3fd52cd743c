import { expect, it } from 'vitest';
import { lintReport, type Rule } from '../../src/lint/index.ts';
import type { Report } from '../../src/report/types.ts';
import { cleanReport } from './report.ts';

/** The first of a list that a clean report is known to have. */
export const first = <T>(list: T[]): T => list[0] as T;
export const second = <T>(list: T[]): T => list[1] as T;

/** The first two hypotheses in the wrong order. */
export function swapped(r: Report): void {
  const [a, b] = r.hypotheses;
  if (a && b) r.hypotheses.splice(0, 2, b, a);
}

/** A rule is silent on a clean report, and speaks, alone, on one that is broken in its one way. */
export function breaking(rule: Rule, mutate: (r: Report) => void): void {
  it(`${rule.id} is silent on a clean report`, () => {
    expect(rule.check(cleanReport())).toEqual([]);
  });
  it(`${rule.id} speaks on a broken one, and only it`, () => {
    const r = cleanReport();
    mutate(r);
    const rules = [...new Set(lintReport(r).map((f) => f.rule))];
    expect(rules).toEqual([rule.id]);
  });
}
