import { expect, it } from 'vitest';
import { partsOf } from '../../../tests/support/parts.ts';
import { counterAtEndOfType, multixactMembers } from './counters.ts';
import { countEqualsPage } from './pages.ts';

it('measures a counter by the type that is named for it', () => {
  const said = (text: string, code = '') => counterAtEndOfType(partsOf(text, code)).map((d) => [d.formula, d.shows?.[0]]);
  expect(said('The column is a smallint, max(id) is 32,767 since noon')).toEqual([['32,767 - 32,767 = 0', 'integer-out-of-range']]);
  expect(said('last_value 2,040,000,000, about 1,500,000 rows a day', 'id serial primary key')).toEqual([
    ['2,147,483,647 - 2,040,000,000 = 107,483,647; / 17.4/s = 71.7 days', undefined],
  ]);
  expect(said('the sequence is at 65,530', 'seq: u16,')).toEqual([['65,535 - 65,530 = 5', 'integer-out-of-range']]);
  expect(said('AUTO_INCREMENT=16777215 on a MEDIUMINT UNSIGNED key')).toHaveLength(1);
});

it('says nothing of counters with room, or whose type is not told', () => {
  const said = (text: string, code = '') => counterAtEndOfType(partsOf(text, code));
  expect(said('max(id) is 12,767, smallint')).toEqual([]);
  expect(said('max(id) is 2,147,483,000, bigint')).toEqual([]);
  expect(said('max(id) is 32,767')).toEqual([]);
  expect(said('smallint; 32,767 users signed up')).toEqual([]);
});

it('knows the space of multixact members by its size', () => {
  const said = (text: string) => multixactMembers(partsOf(text)).map((d) => [d.id, d.shows?.[0]]);
  expect(said('PostgreSQL 14: SQLSTATE 54000 on INSERT; du says pg_multixact/members 19 GB')).toEqual([
    ['program-limit-exceeded', undefined],
    ['multixact-members', 'wraparound-warning'],
  ]);
  expect(said('Postgres: pg_multixact is 12 GB')).toEqual([['multixact-members', undefined]]);
  expect(said('Postgres: pg_multixact is 2 GB')).toEqual([]);
  expect(said('Job 54000 failed with an error in Postgres')).toEqual([]);
});

it('compares what was counted with the size of a page', () => {
  const said = (text: string, code = '') => countEqualsPage(partsOf(text, code)).map((d) => d.formula);
  expect(said('GET /v1/devices?limit=100 200\nsync done registered=100 removed=43')).toEqual(['100 = 100']);
  expect(said('Every night it says "loaded 250 members".', 'const opts = { per_page: 250 };')).toEqual(['250 = 250']);
  expect(said('GET /v1/devices?limit=100\nregistered=73')).toEqual([]);
  expect(said('GET /v1/devices?limit=100&cursor=abc\nregistered=100')).toEqual([]);
  expect(said('rate limit=100, total=100')).toEqual([]);
  expect(said('GET /devices?count=100')).toEqual([]);
});
