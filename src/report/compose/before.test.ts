import { expect, it } from 'vitest';
import type { Context } from '../context.ts';
import { levelBefore } from './before.ts';

const before = (text: string, now: string) => {
  const start = text.indexOf(now);
  const c = { incident: { symptoms: text } } as unknown as Context;
  return levelBefore(c, { field: 'symptoms', start, end: start + now.length, quote: now });
};

it.each([
  ['HTTP 503 rate 97 %, before 0.1 %', '97 %', '0.1 %'],
  ['shop-db cpu 88 %, was 30.', '88 %', '30'],
  ['the oldest job is 11 min old (normal: under 2 s)', '11 min', 'under 2 s'],
  ['search takes 4.2 s, usually 90 ms', '4.2 s', '90 ms'],
  ['claim query: 2 ms on Monday, 640 ms now.', '640 ms', '2 ms'],
  ['22% answer 422 since midnight, otherwise 0.3%', '22%', '0.3%'],
])('%s', (text, now, usual) => expect(before(text, now)).toBe(usual));

it.each([
  ['12 % of calls fail. Before that, 3 deploys went out', '12 %'],
  ['40 errors at 10:05, before 11:00 none', '40'],
  ['latency 300 ms since the move', '300 ms'],
])('%s gives none', (text, now) => expect(before(text, now)).toBeUndefined());
