import { expect, it } from 'vitest';
import { readNoticed } from './noticed.ts';
import type { Instant } from './types.ts';

const read = (text: string, instants: readonly Instant[] = []) => readNoticed([{ field: 'symptoms', text }], instants);
const told = (text: string) => {
  const found = read(text);
  return found && [found.by, found.quote];
};

it('tells a machine from people, and a machine before them', () => {
  expect(told('The alert on the error rate fired.')).toEqual(['machine', 'alert']);
  expect(told('Two shops had called us before.')).toEqual(['people', 'shops had called']);
  expect(told('Customers complained first. The pager came at noon.')).toEqual(['machine', 'pager']);
});

it('what did not come noticed nothing', () => {
  expect(told('We had no alerts and nobody was paged, a customer phoned us.')).toEqual(['people', 'phoned']);
  expect(told('The alarm stayed silent.')).toBeUndefined();
});

it('takes no message of TLS for an alert, no sale for a ticket, and no desk of others for ours', () => {
  expect(told('read: remote error: tls: SSL alert number 42')).toBeUndefined();
  expect(told('The ticket machines are down, and people queue at the gate.')).toBeUndefined();
  expect(told('PSP support says that all is well there.')).toBeUndefined();
});

it('knows a page by its name or its number, and the desk that called', () => {
  expect(told('PAGE ErrorRatioHigh value 0.4, and it stays there.')).toEqual(['machine', 'PAGE ErrorRatioHigh value']);
  expect(told('First page 02:10, one replica down.')).toEqual(['machine', 'First page']);
  expect(told('The first page loads slowly.')).toBeUndefined();
  expect(told('Finance noticed it on Monday.')).toEqual(['people', 'noticed it']);
  expect(told('Shoppers do not call and don’t complain.')).toBeUndefined();
  expect(told('Finance complained in March about something else.')).toBeUndefined();
});

it('reads no code and no stack', () => {
  expect(readNoticed([{ field: 'code_snippet', text: 'raise_alert()  # alert' }], [])).toBeUndefined();
  expect(readNoticed([{ field: 'tech_stack', text: 'pagerduty' }], [])).toBeUndefined();
});

it('takes the time that follows in the same sentence', () => {
  const text = 'The alert fired at 10:44. At 11:00 we looked.';
  const at = (label: string) => ({ label, field: 'symptoms', start: text.indexOf(label), end: text.indexOf(label) + 5 }) as Instant;
  expect(read(text, [at('11:00'), at('10:44')])?.at?.label).toBe('10:44');
  expect(read(text, [at('11:00')])?.at).toBeUndefined();
});

it.each([
  'The cron job is firing twice.',
  'The cron job is still firing.',
  'The heap was paged out to swap.',
  'Results were paged by offset.',
  'The API lists rows, paged by cursor.',
  'We use synthetic keys.',
  'The synthetic test users are gone.',
  'Alert emails to customers are sent twice.',
  'Alerts for subscribers come late.',
  'The function they called twice.',
  'Slow functions they called.',
  'We called in the vendor.',
  'The lead called in two experts.',
])('nobody noticed: %s', (text) => {
  expect(read(text)).toBeUndefined();
});

it.each([
  ['machine', 'ErrorRatioHigh is firing since noon.', 'is firing'],
  ['machine', 'The on-call engineer was paged at noon.', 'was paged'],
  ['machine', 'Nagios paged us at noon.', 'paged us'],
  ['machine', 'The synthetic checks failed at noon.', 'synthetic checks'],
  ['machine', 'The alert email came at noon.', 'alert'],
  ['people', 'At noon they called, from the depot.', 'they called'],
  ['people', 'It was noon, then they called.', 'they called'],
  ['people', 'A dentist had called in at noon.', 'called in'],
])('%s: %s', (by, text, quote) => {
  expect(told(text)).toEqual([by, quote]);
});
