import { describe, expect, it } from 'vitest';
import type { Edit } from '../../src/lint/cases.ts';
import { CLEAN, cleanFacts, edited, rulesOn } from '../support/lint.ts';

const SUPPORT = '- **Supporting signals:** The replicas were raised from 2 to 8 shortly before.';
const AGAINST = '- **Disconfirming signals:** A refused session reads "too many clients already", which is not among the lines.';
const MECHANISM = 'Every replica opens a pool of its own.';
const ORDER = `1. Now: save the evidence, then Step 1.
2. If H1 or H3 is supported: FM1, later RCF1 or RCF3.
3. If H2 is supported: FM2, later RCF2.
4. Once no seat is sold twice any more: REP1.`;
const TAKEN = '  - If nearly all are idle for minutes → H2 is supported, apply FM2.';
const FM1 = '**FM1: Roll the release back to 2 replicas**';
const WATCH = '- FM1: no seat with two tickets for 10 minutes while the on-sale runs; before it was 18 in all.';

/** Faults that take two places of a report: each with what must be told, and the same with one of the two put right. */
const PAIRS: readonly { readonly rule: string; readonly wrong: readonly Edit[]; readonly right: readonly Edit[] }[] = [
  {
    rule: 'signal-on-both-sides',
    wrong: [
      [SUPPORT, `${SUPPORT} Sessions grew 1.7x.`],
      [AGAINST, '- **Disconfirming signals:** 1.7x does not reach the limit.'],
    ],
    right: [
      [SUPPORT, `${SUPPORT} Sessions grew 1.7x.`],
      [AGAINST, '- **Disconfirming signals:** The limit is ten times as high.'],
    ],
  },
  {
    rule: 'order-against-ledger',
    wrong: [
      [ORDER, 'If H2 is supported: FM1 → FM2 → RCF2, REP1.'],
      [TAKEN, '  - If nearly all are idle for minutes → RCF2.'],
    ],
    right: [
      [ORDER, 'If H2 is supported: FM1 → Step 2 → FM2 → RCF2, REP1.'],
      [TAKEN, '  - If nearly all are idle for minutes → RCF2.'],
    ],
  },
  {
    rule: 'cannot-work',
    wrong: [
      [MECHANISM, 'All keys expire at the same moment.'],
      [FM1, '**FM1: Pre-warm the cache a minute before the hour**'],
    ],
    right: [
      [MECHANISM, 'All keys expire at the same moment.'],
      [FM1, '**FM1: Pre-warm the cache with jitter in the TTL**'],
    ],
  },
  {
    rule: 'success-by-construction',
    wrong: [
      [FM1, '**FM1: Lower the attempts to 5**'],
      [WATCH, '| Metric | Threshold | Window |\n|---|---|---|\n| attempts per seat | ≤ 5 | 2 h while the on-sale runs |'],
    ],
    right: [
      [FM1, '**FM1: Lower the attempts to 5**'],
      [WATCH, '| Metric | Threshold | Window |\n|---|---|---|\n| refusals per seat | ≤ 5 | 2 h while the on-sale runs |'],
    ],
  },
];

describe.each(PAIRS)('$rule', ({ rule, wrong, right }) => {
  it('speaks where two places of a report disagree', async () => {
    expect(rulesOn(edited(CLEAN, wrong), await cleanFacts())).toContain(rule);
  });
  it('is silent where one of them is put right', async () => {
    expect(rulesOn(edited(CLEAN, right), await cleanFacts())).not.toContain(rule);
  });
});
