import { expect, it } from 'vitest';
import { sameValue } from './same-value.ts';

const read = (text: string) =>
  sameValue({ quantities: [], settings: [], code: '', findings: [], prose: [{ field: 'symptoms', text }], time: {} as never });

const STANDBYS = `
 application_name |   state   | backend_xmin
------------------+-----------+--------------
 report-a         | streaming |    881200417
 report-b         | streaming |    774100932`;

it('joins what a log tells of with the row that has the same value', () => {
  const [found] = read(`removable cutoff: 774100932, which was 9210044 XIDs old\n${STANDBYS}`);
  expect(found?.text).toBe(
    '“removable cutoff: 774100932” and the row of report-b hold one value, 774100932: what the first tells of is bound to report-b.',
  );
  expect(found?.shows).toEqual(['standby-feedback-holds-horizon', 'yes']);
});

it('joins an id without knowing what it is', () => {
  const [found] = read('lock held by owner 9f31c0aa77de, waited 40 s\n\nworker-1  idle  2b11c0aa77dd\nworker-7  busy  9f31c0aa77de');
  expect(found?.text).toContain('the row of worker-7');
  expect(found?.shows).toBeUndefined();
});

it.each([
  ['an id that every line of its log has', 'order 881200417 received\norder 881200417 charged\norder 881200417 shipped'],
  ['two lines of one log', 'a  took  881200417\nb  took  881200417'],
  ['a value that no other row could have had', 'total 881200417 bytes\nshop-db  ok  881200417'],
])('says nothing of %s', (_, text) => expect(read(text)).toEqual([]));
