import { expect, it } from 'vitest';
import type { Observable } from '../knowledge/types.ts';
import { withoutRefuted } from './printed-errors.ts';
import type { Signal } from './types.ts';

const observables = new Map([['o', { id: 'o', refutedBy: 'error-text' } as unknown as Observable]]);
const said = { observable: 'o', value: 'yes', origin: 'text' } as unknown as Signal;
const left = (text: string, field: 'symptoms' | 'code_snippet' = 'symptoms') =>
  withoutRefuted([said], [{ field, text }], observables).length;

it.each([
  '12:31:08.113 [main] ERROR OrderService - could not write',
  '2026-03-04T13:31:52.118Z ERROR 1 --- [nio-8080-exec-87] o.h.engine : x',
  'it hangs\npanic: runtime error: index out of range\ngoroutine 1',
  'java.lang.IllegalStateException: pool closed',
  '{"ts":1,"level":"error","msg":"x"}',
  'level=fatal msg="cannot bind"',
  'ERROR: relation "orders" does not exist',
])('no log shows an error, and %s was pasted', (text) => {
  expect(left(`No log shows an error.\n${text}`)).toBe(0);
});

it.each([
  'No ERROR in the log since 12:31.',
  'the error rate is 0 %',
  '12:31 error budget is as ever',
  '12:31:08.113 [main] INFO OrderService - 0 errors',
  'we alert at level error or above',
  '[CRITICAL] synthetic check of the shop FAILED at 3 of 3 places',
])('%s is no printed error', (text) => {
  expect(left(text)).toBe(1);
});

it('asks nothing of code', () => {
  expect(left('panic: x', 'code_snippet')).toBe(1);
});
