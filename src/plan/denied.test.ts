import { describe, expect, it } from 'vitest';
import { actOn } from './acts.ts';
import { after } from './belief.ts';
import { deniedBy, lookOn } from './denied.ts';
import type { OpenTest } from './tests.ts';
import type { PlanNode, PlanningProblem, Test } from './types.ts';

const IDS = ['H1', 'H2', 'other'];
const test = (id: string, yes: readonly number[], readOnly = true): Test => {
  const column = (f: (p: number) => number) => new Map(IDS.map((h, i) => [h, f(yes[i] ?? 0)]));
  return {
    id,
    minutes: 3,
    readOnly,
    outcomes: new Map([
      ['yes', column((p) => p)],
      ['no', column((p) => 1 - p)],
    ]),
  };
};
const sign = test('sign', [0.7, 0.05, 0.05]);
const second = test('second', [0.8, 0.05, 0.05]);
const open = (...tests: Test[]) => tests.map((t) => ({ test: t }) as OpenTest);
const beliefs = new Map(IDS.map((id, i) => [id, [0.88, 0.08, 0.04][i] ?? 0]));
const problem: PlanningProblem = { beliefs, tests: [sign, second], wrongMinutes: 60, decideAt: 0.9, noAnswer: 0, depth: 3 };
const asks = (t: Test): PlanNode => ({
  kind: 'test',
  test: t,
  belief: beliefs,
  bits: 1,
  branches: ['yes', 'no'].map((outcome) => ({ outcome, probability: 0.5, next: { kind: 'conclude', belief: after(t, outcome, beliefs) } })),
});
const wayOn = (node: PlanNode, outcome: string) =>
  node.kind === 'test' ? node.branches.find((b) => b.outcome === outcome)?.next : undefined;
const own = new Map([
  ['H1', new Set(['sign', 'second'])],
  ['H2', new Set<string>()],
]);

describe('a sign that is missing', () => {
  it('sends on to another look that changes what is done, and only after a no', () => {
    const tree = lookOn(problem, asks(sign), open(sign, second), own);
    expect(wayOn(tree, 'no')).toMatchObject({ kind: 'test', test: { id: 'second' } });
    expect(wayOn(tree, 'yes')?.kind).toBe('conclude');
  });
  it('ends where no look is left, where the look changes the system, or where no answer changes what is done', () => {
    const end = (...left: Test[]) => wayOn(lookOn(problem, asks(sign), open(sign, ...left), own), 'no')?.kind;
    expect(end()).toBe('conclude');
    expect(end({ ...second, readOnly: false })).toBe('conclude');
    expect(end(test('second', [0.5, 0.5, 0.5]))).toBe('conclude');
  });
  it('is no denial where the look is not the own sign of the cause that leads', () => {
    const lead = { id: 'H1', alike: [] };
    expect(deniedBy(own, sign, 'no', lead)).toEqual(['H1']);
    expect(deniedBy(own, sign, 'yes', lead)).toEqual([]);
    expect(deniedBy(own, test('else', []), 'no', lead)).toEqual([]);
    expect(deniedBy(own, sign, 'no', { id: 'H2', alike: [] })).toEqual([]);
    expect(deniedBy(own, sign, 'no', { id: 'H2', alike: ['H1'] })).toEqual(['H1']);
  });
  it('leaves alone a cause that is decided all the same', () => {
    const sure = new Map([
      ['H1', 0.995],
      ['H2', 0.003],
      ['other', 0.002],
    ]);
    const tree = asks(sign);
    const node: PlanNode =
      tree.kind === 'test' ? { ...tree, branches: tree.branches.map((b) => ({ ...b, next: { kind: 'conclude', belief: sure } })) } : tree;
    expect(actOn(problem, sure)).toContain('fix');
    expect(lookOn(problem, node, open(sign, second), own)).toEqual(node);
  });
});
