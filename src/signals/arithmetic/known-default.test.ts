import { expect, it } from 'vitest';
import { partsOf } from '../../../tests/support/parts.ts';
import type { TechnologyDefault } from '../../knowledge/types.ts';
import { readQuantities } from '../quantities.ts';
import { equalsDefault } from './known-default.ts';
import { settingsOf } from './settings.ts';

type Met = NonNullable<TechnologyDefault['met']>;
const has = (name: string, met: Omit<Met, 'beside'> & Partial<Met>, text: string) => ({
  field: 'symptoms' as const,
  start: text.indexOf(name),
  end: text.indexOf(name) + name.length,
  quote: name,
  name,
  defaults: [{ name: 'limit', value: '', means: 'a limit', source: '', met: { beside: [], ...met } }],
});
const MIB = 1024 * 1024;
const said = (text: string, code = '') => {
  const parts = partsOf(text, code);
  const technologies = [
    has('nginx', { kind: 'time', value: 60 }, text),
    has('nginx', { kind: 'bytes', value: MIB }, text),
    has('API Gateway', { kind: 'time', value: 29 }, text),
    has('Hikari', { kind: 'time', value: 30 }, text),
    has('gunicorn', { kind: 'time', value: 30 }, text),
    has('Heroku', { kind: 'time', value: 30 }, text),
    has('Kubernetes', { kind: 'time', value: 10, beside: ['sigkill'] }, text),
    has('Elasticsearch', { kind: 'count', value: 10_000 }, text),
  ].filter((t) => t.start >= 0);
  const given = { ...parts, settings: settingsOf(code), quantities: readQuantities(parts.prose), technologies };
  return equalsDefault(given).map((d) => d.formula);
};

it.each([
  ['Exports fail with 504 after exactly 60 s; nginx in front of the app', 'exactly 60 s = 60 s'],
  ['API Gateway gives up, always at 29 seconds', 'always at 29 seconds = 29 s'],
  ['HikariPool-1 request timed out after 30002 ms', '30002 ms = 30 s'],
  ['Elasticsearch export: exactly 10,000 hits, the rest is missing', 'exactly 10,000 = 10,000'],
  ['stuck on Kubernetes for exactly 10 s, then killed by SIGKILL', 'exactly 10 s = 10 s'],
  ['uploads over exactly 1 MiB are refused by nginx', 'exactly 1 MiB = 1,048,576 bytes'],
])('knows whose default it is: %s', (text, formula) => expect(said(text)).toEqual([formula]));

it('leaves out parties of which too many have the same default', () => {
  expect(said('fails after exactly 30 s: gunicorn, Hikari, Heroku')).toEqual([]);
});

it.each([
  ['a figure that somebody set', 'fails with 504 after exactly 60 s, nginx', 'proxy_read_timeout 60s; client_timeout = 60s'],
  ['a figure that is only near', 'fails with 504 after exactly 64 s, nginx', ''],
  ['a default that is met elsewhere', 'the pod on Kubernetes fails after exactly 10 s', ''],
  ['a party that is not there', 'fails with 504 after exactly 60 s, Caddy', ''],
  ['a round figure that nobody calls exact', 'fails with 504 after 60 s, nginx', ''],
  ['a figure with which nothing is wrong', 'It runs exactly 60 s on each morning as planned, nginx', ''],
])('says nothing of %s', (_, text, code) => expect(said(text, code)).toEqual([]));
