import { describe, expect, it } from 'vitest';
import { observable } from '../../tests/support/mini.ts';
import { distinctLooks } from './distinct.ts';
import type { OpenTest } from './tests.ts';

const open = (id: string, yesUnderH1: number, sameLook: string[] = []): OpenTest => {
  const o = observable(id, { sameLook });
  const column = (h1: number, h2: number) =>
    new Map([
      ['H1', h1],
      ['H2', h2],
    ]);
  const outcomes = new Map([
    ['yes', column(yesUnderH1, 0.1)],
    ['no', column(1 - yesUnderH1, 0.9)],
  ]);
  return { observable: o, check: o.checks[0]!, test: { id, minutes: 3, readOnly: true, outcomes } };
};

const beliefs = new Map([
  ['H1', 0.5],
  ['H2', 0.5],
]);
const ids = (tests: readonly OpenTest[]) => tests.map((t) => t.test.id);

describe('looks that are one', () => {
  it('are asked once: the one that tells more stays, whichever of the two names the other', () => {
    expect(ids(distinctLooks([open('dull', 0.6, ['telling']), open('telling', 0.9), open('apart', 0.7)], beliefs))).toEqual([
      'telling',
      'apart',
    ]);
    expect(ids(distinctLooks([open('dull', 0.6), open('telling', 0.9, ['dull'])], beliefs))).toEqual(['telling']);
  });

  it('of two that tell the same one stays', () => {
    expect(ids(distinctLooks([open('b', 0.9, ['a']), open('a', 0.9, ['b'])], beliefs))).toEqual(['a']);
  });

  it('stay where the other is not open', () => {
    expect(ids(distinctLooks([open('alone', 0.9, ['closed'])], beliefs))).toEqual(['alone']);
  });
});
