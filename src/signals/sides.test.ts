import { describe, expect, it } from 'vitest';
import { observable, signal } from '../../tests/support/mini.ts';
import type { Observable } from '../knowledge/types.ts';
import { oneSided } from './sides.ts';
import type { Signal } from './types.ts';

const known = new Map<string, Observable>(
  [
    observable('latency-high', { family: 'resources' }),
    observable('only-some-users', { family: 'scope' }),
    { ...observable('no-errors', { family: 'correctness' }), refutedBy: 'error-text' as const },
  ].map((o) => [o.id, o]),
);
let at = 0;
const said = (id: string, value: string, quote: string, more: Partial<Signal> = {}): Signal => {
  at += 400;
  const start = at;
  return { ...signal(id, { value }), field: 'symptoms', start, end: start + quote.length, quote, reliability: 0.6, ...more };
};
const left = (...signals: Signal[]) => oneSided(signals, known).map((s) => `${s.observable}=${s.value}`);

describe('one incident says one thing of each observable', () => {
  it('keeps the absence of one statement that was read both ways', () => {
    const yes = said('latency-high', 'yes', 'p95 improved from 40 to 22 ms');
    expect(left(yes, { ...yes, value: 'no' })).toEqual(['latency-high=no']);
  });

  it('keeps the presence where another part is well', () => {
    expect(left(said('latency-high', 'yes', 'pages take 7 s'), said('latency-high', 'no', 'Mongo answers in 2 ms, as ever'))).toEqual([
      'latency-high=yes',
    ]);
  });

  it('keeps an absence beside a presence that is much less sure', () => {
    const unsure = said('latency-high', 'yes', 'somebody thinks it is slow', { reliability: 0.2 });
    expect(left(unsure, said('latency-high', 'no', 'Mongo answers in 2 ms'))).toEqual(['latency-high=yes', 'latency-high=no']);
  });

  it('keeps both where two sentences deny each other of the same thing', () => {
    const yes = said('latency-high', 'yes', 'latency of checkout pages is high');
    const no = said('latency-high', 'no', 'latency of checkout pages is normal', { field: 'occurrence_pattern' });
    expect(left(yes, no)).toEqual(['latency-high=yes', 'latency-high=no']);
  });

  it('keeps both of who is hit', () => {
    expect(
      left(said('only-some-users', 'yes', 'the API for three tenants'), said('only-some-users', 'no', 'the page for everybody')),
    ).toEqual(['only-some-users=yes', 'only-some-users=no']);
  });

  it('does not let an absence of errors stand beside a message that a program printed', () => {
    const absent = said('no-errors', 'yes', 'Redis: no errors');
    expect(left(absent)).toEqual(['no-errors=yes']);
    expect(left(absent, said('latency-high', 'yes', 'Error: connect ETIMEDOUT', { reliability: 1 }))).toEqual(['latency-high=yes']);
  });
});
