import { expect, it } from 'vitest';
import { readQuantities } from '../quantities.ts';
import { balancerMadeIt, cutAtLimit, outerBelowInner } from './chain.ts';
import { keysOfOneIntent } from './keys.ts';
import { settingsOf } from './settings.ts';
import type { Parts } from './types.ts';

const parts = (text: string, code = ''): Parts => {
  const prose = [{ field: 'symptoms' as const, text }];
  return {
    quantities: readQuantities(prose),
    time: { instants: [], intervals: [], changes: [] },
    settings: settingsOf(code),
    code,
    findings: [],
    prose,
  };
};
const ALB = 'resource "aws_lb" "x" {\n  idle_timeout = 20\n}';
const CALLER = '  09:10:00.100 INFO ship parcel=P-17 start\n  09:10:20.112 WARN ship parcel=P-17 attempt 1: 504 Gateway Time-out\n';

it('finds attempts that end at a limit, and what was done after it', () => {
  const late = '  09:10:24.001 label printed and stored parcel=P-17 in 23870 ms\n';
  expect(cutAtLimit(parts(CALLER + late, ALB)).map((d) => [d.id, d.formula, d.shows?.[0]])).toEqual([
    ['attempt-ends-at-limit', '09:10:20.112 - 09:10:00.100 = 20 s = 20 s', 'waits-exactly-the-timeout'],
    ['done-after-limit', '23.9 s > 20 s', 'done-although-reported-failed'],
    ['limit-below-callee', '23.9 s > 20 s', 'config-timeout-chain-inverted'],
    ['caller-before-callee', '23.9 s > 20 s', 'caller-gives-up-first'],
  ]);
  expect(cutAtLimit(parts(CALLER, ALB)).map((d) => d.id)).toEqual(['attempt-ends-at-limit']);
});

it('says nothing of attempts that end at another time, of other things, or that succeed', () => {
  expect(cutAtLimit(parts(CALLER, ALB.replace('20', '60')))).toEqual([]);
  expect(cutAtLimit(parts(CALLER.replace('P-17 attempt', 'P-18 attempt'), ALB))).toEqual([]);
  expect(cutAtLimit(parts(CALLER.replace('504 Gateway Time-out', 'label is there'), ALB))).toEqual([]);
  const quick = '  09:10:24.001 label stored parcel=P-17 in 870 ms\n';
  expect(cutAtLimit(parts(CALLER + quick, ALB))).toHaveLength(1);
});

it('compares the limits of parties whose place on the way is known', () => {
  const said = (text: string, code = '') => outerBelowInner(parts(text, code)).map((d) => d.formula);
  expect(said('nginx proxy_read_timeout 30s, gunicorn timeout 120')).toEqual(['30 s (the proxy) < 2 min (the server)']);
  expect(said('The ALB idle timeout is 60 s', 'statement_timeout = 90s')).toEqual(['60 s (the load balancer) < 90 s (the database)']);
  expect(said('', 'location / { proxy_read_timeout 15s; }\n# settings\nstatement_timeout = 60000')).toEqual([
    '15 s (the proxy) < 60 s (the database)',
  ]);
  expect(said('ALB idle timeout 120 s, gunicorn timeout 60 s, statement_timeout 30 s')).toEqual([]);
  expect(said('ALB idle timeout 60 s -> 300 s, gunicorn timeout 120 s')).toEqual([]);
  expect(said('keepalive_timeout 5s, gunicorn keepalive 75')).toEqual([]);
});

it('counts the keys under which one intent was sent', () => {
  const log = (a: string, b: string, order = '5') =>
    `10:00:01 POST /pay order=A-5 key=${a}\n10:00:09 POST /pay order=A-${order} key=${b}\n`;
  expect(keysOfOneIntent(parts(log('k1x', 'k2x'))).map((d) => [d.formula, d.shows])).toEqual([
    ['order=A-5: k1x ≠ k2x', ['code-retry-makes-new-key', 'yes']],
    ['order=A-5: k1x ≠ k2x', ['copies-share-source-id', 'no']],
  ]);
  expect(keysOfOneIntent(parts(log('k1x', 'k1x')))).toEqual([]);
  expect(keysOfOneIntent(parts(log('k1x', 'k2x', '6')))).toEqual([]);
});

it('knows who made an error by who counts it', () => {
  const said = (text: string) => balancerMadeIt(parts(text)).map((d) => d.formula);
  expect(said('HTTPCode_ELB_504_Count 0 on a usual day, 2 310 on Friday. Target 5xx: 0.')).toEqual([
    '2,310 at the balancer, 0 at its targets',
  ]);
  expect(said('HTTPCode_ELB_5XX_Count 40 a day (502). Target 5xx: 0.')).toEqual([]);
  expect(said('HTTPCode_ELB_504_Count 0 all day. Target 5xx: 0.')).toEqual([]);
  expect(said('HTTPCode_ELB_504_Count 90. Target 5xx: 0.4 %.')).toEqual([]);
});
