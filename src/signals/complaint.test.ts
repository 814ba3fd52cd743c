import { expect, it } from 'vitest';
import type { FieldName } from '../incident/types.ts';
import type { Observable } from '../knowledge/types.ts';
import { readComplaint } from './complaint.ts';
import type { Signal } from './types.ts';

const read = (
  texts: Partial<Record<FieldName, string>>,
  signals: readonly Signal[] = [],
  observables: ReadonlyMap<string, Observable> = new Map(),
) =>
  readComplaint(
    Object.entries(texts).map(([field, text]) => ({ field: field as FieldName, text })),
    signals,
    observables,
  );
const told = (symptoms: string) => read({ symptoms }).complaint?.quote;

it('passes over a greeting, a heading and what is well', () => {
  expect(told('Good morning all, I am on duty for the shop. Since ten the checkout answers with errors. We restarted it.')).toBe(
    'Since ten the checkout answers with errors.',
  );
  expect(told('Incident report\nThe search page and the basket are fine.\nInvoices are missing from the export.')).toBe(
    'Invoices are missing from the export.',
  );
});

it('takes the sentence in which a symptom was read, where its words alone do not complain', () => {
  const symptoms = 'We moved house this week and are tired. The basket shows the items of somebody else.';
  const start = symptoms.indexOf('The basket');
  const signal = { observable: 'foreign-data', value: 'yes', field: 'symptoms', start, end: symptoms.length } as Signal;
  const foreign = (family: string) => new Map([['foreign-data', { id: 'foreign-data', family } as Observable]]);
  expect(read({ symptoms }, [signal], foreign('security')).complaint?.start).toBe(start);
  expect(read({ symptoms }, [signal], foreign('change')).complaint?.start).toBe(0);
});

it('takes a sentence with a number before one without', () => {
  expect(told('We are writing because of the depot. It takes 40 minutes to print one label.')).toBe(
    'It takes 40 minutes to print one label.',
  );
});

it('begins with the opening where nothing complains, without the mark of a list, and with the second sentence where the first tells nothing', () => {
  expect(told('- the labels of the depot come out blank')).toBe('the labels of the depot come out blank');
  expect(told('Odd one. The labels come out blank')).toBe('Odd one. The labels come out blank');
  expect(told('A job, i.e. the nightly one. It ran.')).toBe('A job, i.e. the nightly one.');
});

it('tells the effect by how its field opens, and takes it for the complaint where there is no other text', () => {
  const blast_radius = 'The shops of the north. Some in the south.';
  expect(read({ symptoms: 'The tills are down since noon.', blast_radius })).toMatchObject({
    complaint: { field: 'symptoms', start: 0 },
    effect: { field: 'blast_radius', start: 0, end: 23, quote: 'The shops of the north.' },
  });
  expect(read({ blast_radius }).complaint?.quote).toBe('The shops of the north.');
  expect(read({ symptoms: ' ' })).toEqual({});
});

it('takes what is told in somebody’s own words before what was pasted', () => {
  expect(
    told('$ kubectl get pods in the shop, which is down\nThe label printer of the depot is idle since ten.\nerrors 12   34   56'),
  ).toBe('The label printer of the depot is idle since ten.');
  expect(told('10:14:09 ERROR cannot print label 77')).toBe('10:14:09 ERROR cannot print label 77');
});

it.each([
  '30% of checkouts fail with 502.',
  '~2.5% of checkouts fail with 502.',
  'All checkouts fail with 503 since 14:02.',
  'Nothing can be bought since 14:02.',
  'Orders per minute fell from 82 to 41 and stay there.',
  'No checkout went through since 14:02, they fail.',
  'Hi team, checkout is down since 10:00.',
  '2026-05-01 10:02 checkout is down.',
])('takes the first sentence where it complains: %s', (first) => {
  expect(told(`${first} We restarted 3 pods first.`)).toBe(first);
  expect(told(`${first} We looked at the pods for an hour.`)).toBe(first);
});

it.each([
  'No new errors in the log of the shop.',
  'Not any restarts on the nodes of the shop.',
  'Without alerts all night, as every night.',
  'Nothing was changed on the nodes of the shop.',
  'All of the nodes of the shop are healthy.',
  'Error ratio 0.2 % and p95 180 ms unchanged.',
  'Sorry for the late letter to all of you.',
  'web-1% kubectl get pods of the shop, which is down.',
])('passes over what is well, greets or was typed: %s', (first) => {
  expect(told(`${first} Invoices are missing from the export.`)).toBe('Invoices are missing from the export.');
});
