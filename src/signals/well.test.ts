import { expect, it } from 'vitest';
import { calledWell, readWell } from './well.ts';

const told = (text: string) => readWell([{ field: 'symptoms', text }]).map((s) => s.quote);

it('quotes what is told to be well, each with its subject', () => {
  expect(told('Checkout hangs for card payments. Invoice customers are fine, and the admin pages work.')).toEqual([
    'Invoice customers are fine',
    'the admin pages work',
  ]);
  expect(told('Healthy: search, the image CDN and both mobile apps')).toEqual(['Healthy: search, the image CDN and both mobile apps']);
});

it('leaves out what was well at another time, after an attempt, or is denied', () => {
  expect(told('Until Monday all exports worked. After a restart the pods are fine for an hour. The second node is not ok.')).toEqual([]);
  expect(told('It would work with a smaller page. Does the mobile app work?')).toEqual([]);
});

it('leaves out a status line, a noun and a comparison', () => {
  expect(told('GET /health 200 OK\nplanned works on the ring line\ncosts are three times normal')).toEqual([]);
});

it.each([
  ['<retransmissions> between the nodes and calls this normal', true],
  ['The <retransmissions> between the nodes are quite normal.', true],
  ['<Orders of others>: fine.', true],
  ['They call the <retransmits> in that rack normal', false],
  ['<Pending pods> are as ever', true],
  ['<lag> is 3x normal', false],
  ['they never see <those calls> and are green', false],
  ['<timeouts> are not fine', false],
])('%s: called well %s', (marked, expected) => {
  expect(calledWell(marked.replace(/[<>]/g, ''), marked.indexOf('>') - 1)).toBe(expected);
});
