import { expect, it } from 'vitest';
import { partsOf } from '../../../tests/support/parts.ts';
import { readQuantities } from '../quantities.ts';
import { DEFAULTS } from './defaults.ts';
import { equalsDefault } from './known-default.ts';
import { settingsOf } from './settings.ts';

const said = (text: string, code = '') => {
  const parts = partsOf(text, code);
  return equalsDefault({ ...parts, settings: settingsOf(code), quantities: readQuantities(parts.prose) }).map((d) => d.formula);
};

it.each([
  ['Exports fail with 504 after exactly 60 s; nginx in front of the app', 'exactly 60 s = 60 s'],
  ['API Gateway gives up, always at 29 seconds', 'always at 29 seconds = 29 s'],
  ['HikariPool-1 request timed out after 30002 ms', '30002 ms = 30 s'],
  ['Elasticsearch export: exactly 10,000 hits, the rest is missing', 'exactly 10,000 = 10,000'],
  ['uploads over exactly 1 MiB are refused by nginx', 'exactly 1 MiB = 1,048,576 bytes'],
])('knows whose default it is: %s', (text, formula) => expect(said(text)).toEqual([formula]));

it('leaves out parties of which too many have the same default', () => {
  expect(said('fails after exactly 30 s: gunicorn, SQLAlchemy, Heroku, SQS')).toEqual([]);
});

it.each([
  ['a figure that somebody set', 'fails with 504 after exactly 60 s, nginx', 'proxy_read_timeout 60s; client_timeout = 60s'],
  ['a figure that is only near', 'fails with 504 after exactly 64 s, nginx', ''],
  ['a party that is not there', 'fails with 504 after exactly 60 s, Caddy', ''],
  ['a round figure that nobody calls exact', 'fails with 504 after 60 s, nginx', ''],
  ['a figure with which nothing is wrong', 'It runs exactly 60 s on each morning as planned, nginx', ''],
])('says nothing of %s', (_, text, code) => expect(said(text, code)).toEqual([]));

it('has a source for each default', () => {
  for (const d of DEFAULTS) expect(d.source, d.of).toMatch(/^https:\/\//);
});
