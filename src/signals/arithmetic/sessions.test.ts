import { expect, it } from 'vitest';
import { readQuantities } from '../quantities.ts';
import { sessionsEqualPools } from './sessions.ts';
import { settingsOf } from './settings.ts';
import type { Parts } from './types.ts';

const partsOf = (stack: string, text: string, code: string): Parts => {
  const prose = [
    { field: 'tech_stack' as const, text: stack },
    { field: 'symptoms' as const, text },
  ];
  return {
    quantities: readQuantities(prose),
    time: { instants: [], intervals: [], changes: [] },
    settings: settingsOf(code),
    code,
    findings: [],
    prose,
  };
};
const said = (stack: string, text: string, code = '') => sessionsEqualPools(partsOf(stack, text, code)).map((d) => d.formula);
const HIKARI = 'spring.datasource.hikari.maximum-pool-size=25';

it('sees that the sessions at the server are all that the pools of all instances hold', () => {
  expect(said('Java, 4 pods', 'All 100 sessions are state=active.', HIKARI)).toEqual(['25 x 4 = 100']);
  expect(said('Java, 4 pods', 'By state: idle in transaction 96, active 2, idle 2.', HIKARI)).toEqual(['25 x 4 = 100 = 96 + 2 + 2']);
  const table = ' state               | count\n---------------------+-------\n idle in transaction |    48\n active              |     2\n';
  expect(said('Java, 2 pods', table, HIKARI)).toEqual(['25 x 2 = 50 = 48 + 2']);
});

it('counts what SQLAlchemy opens beyond the size of its pool, and sees the pool of one instance', () => {
  const code = 'engine = create_engine(dsn, pool_size=8, max_overflow=4)';
  const table = '  10.2.0.4 | idle in transaction |    12 | 00:10:51\n  10.2.0.7 | idle in transaction |     3 | 00:09:44';
  expect(said('Python, 3 pods', table, code)).toEqual(['12 = 12']);
});

it.each([
  ['fewer sessions', 'By state: idle in transaction 40, active 2, idle 58'],
  ['connections that lie idle in their pool', 'By state: idle 97, active 3'],
  ['sessions that are not of one instance', 'By state: active 25, idle 40'],
  ['an age', 'one session active 100 s, another 100 min'],
])('says nothing of %s', (_, text) => expect(said('Java, 4 pods', text, HIKARI)).toEqual([]));

it('says nothing of a small pool, or where none is known', () => {
  expect(said('Java, 2 pods', 'All 4 sessions are active', 'spring.datasource.hikari.maximum-pool-size=2')).toEqual([]);
  expect(said('Java, 4 pods', 'All 100 sessions are active')).toEqual([]);
});
