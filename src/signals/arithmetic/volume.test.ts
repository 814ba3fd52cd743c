import { expect, it } from 'vitest';
import { loadParser } from '../../cli/parsers.ts';
import { readCode } from '../../code/index.ts';
import { readQuantities } from '../quantities.ts';
import { countInSpan } from './rates.ts';
import { timeoutBetweenPercentiles } from './timing.ts';
import type { Parts } from './types.ts';
import { againstUsual } from './usual.ts';
import { callsTimesBatch, portsInTimeWait, productOfLengths, rateAtPortLimit } from './volume.ts';

const parts = (text: string, code = ''): Parts => {
  const prose = [{ field: 'symptoms' as const, text }];
  return { quantities: readQuantities(prose), time: { instants: [], intervals: [], changes: [] }, settings: [], code, findings: [], prose };
};

it('multiplies few calls by what each carries', () => {
  const said = (text: string) => callsTimesBatch(parts(text)).map((d) => [d.formula, d.shows?.[0]]);
  expect(said('It makes only 4 requests per second, in batches of 9,000 ids. Typical callers send 1-30 ids.')).toEqual([
    ['4/s x 9,000 = 36,000/s; 9,000 / 30 = 300', 'input-size-grew'],
  ]);
  expect(said('2 calls per second; each asks for a whole list at once, between 5,000 and 8,000 URIs')).toEqual([
    ['2/s x 8,000 = 16,000/s', undefined],
  ]);
  expect(said('It makes 4 requests per second. The table has 9,000 ids.')).toEqual([]);
  expect(said('5,000 requests per second, batches of 100 ids')).toEqual([]);
});

it('multiplies the lengths of two lists that are compared in one go', async () => {
  const code = `queue.process(async (job) => {
  const rows = await load(job.data.key);
  const known = await products.allOf(job.data.shop);
  for (const row of rows) {
    const hit = known.find((each) => each.sku === row.sku);
    if (!hit) await add(row);
  }
});`;
  const { findings } = await readCode(code, loadParser);
  const said = (text: string) => productOfLengths({ ...parts(text, code), findings }).map((d) => [d.formula, d.shows?.[0]]);
  expect(said('a file of 40,000 rows for a shop with 90,000 products')).toEqual([
    ['40,000 x 90,000 = 3,600,000,000', 'event-loop-lag-high'],
  ]);
  expect(said('a file of 40 rows for a shop with 90,000 products')).toEqual([]);
  expect(said('a file of 40,000 rows')).toEqual([]);
});

it('knows the share of local ports that closed connections hold', () => {
  const said = (text: string) => portsInTimeWait(parts(text)).map((d) => d.formula);
  expect(said('net.ipv4.ip_local_port_range = 32768\t60999\n  27800 TIME-WAIT\n  300 ESTAB')).toEqual([
    '27,800 / 28,232 = 98.5 %; 28,232 / 60 s = 471/s',
  ]);
  expect(said('ss shows 28,100 sockets in TIME_WAIT')).toHaveLength(1);
  expect(said('net.ipv4.ip_local_port_range = 1024 65535\n  27800 TIME-WAIT')).toEqual([]);
  expect(said('480 TIME-WAIT and 620 ESTAB')).toEqual([]);
});

it('sets values beside their usual ones', () => {
  const said = (text: string) => againstUsual(parts(text)).map((d) => d.formula);
  expect(said('append p99 18 s (usual 6 ms); open buffers 40 M in total (usual 1.0 M; one per job)')).toEqual([
    '18 s / 6 ms = 3,000',
    '40 M / 1.0 M = 40',
  ]);
  expect(said('orders 12 a minute (normally 200)')).toEqual(['12 / 200 = 0.06']);
  expect(said('08:15 memory 94 % of 512 GB on all 12 nodes (usual 31 %)')).toEqual(['94% / 31% = 3.03']);
  expect(said('04:19 threads 1100 (normal 25)')).toEqual(['1100 / 25 = 44']);
  expect(said('7 senders, mean 9.6 s (was 0.25); one per minute: 1 (normal: 140)')).toEqual(['1 / 140 = 0.00714', '9.6 s / 0.25 s = 38.4']);
  expect(said('p50 8 ms (usual 6 ms)')).toEqual([]);
  expect(said('memory 94 % (usual 31 GB)')).toEqual([]);
  expect(said('p50 6 s / p95 12 s (usually 0.9 / 2 s)')).toEqual([]);
});

it('tells how often something comes that is counted over a time', () => {
  const said = (text: string) => countInSpan(parts(text)).map((d) => d.formula);
  expect(said('40 restarts in ten minutes')).toEqual(['10 min / 40 = 15 s']);
  expect(said('1.2 million such lines in the worst five minutes')).toEqual(['5 min / 1,200,000 = 1 / 4,000 s']);
  expect(said('40 restarts, ten minutes later all was well')).toEqual([]);
  expect(said('40 users in ten minutes')).toEqual([]);
});

it('knows a limit that is named after its number', () => {
  const said = (text: string) => timeoutBetweenPercentiles(parts(text)).map((d) => d.formula);
  expect(said('p50 4 ms, p99 240 ms. The caller has a 200 ms deadline')).toEqual(['p50 4 ms < 200 ms < p99 240 ms']);
  expect(said('p50 4 ms, p99 240 ms. It is polled each 200 ms')).toEqual([]);
});

it('knows a ceiling in requests a second that ports make', () => {
  const said = (text: string) => rateAtPortLimit(parts(text)).map((d) => d.formula);
  const refused = 'connect() to 10.0.0.9:80 failed (99: Cannot assign requested address)';
  expect(said(`${refused}; not more than 470 a second`)).toEqual(['28,232 / 60 s = 471/s']);
  expect(said(`${refused}; net.ipv4.ip_local_port_range = 1024 61023; not more than 1000 requests/s`)).toEqual(['60,000 / 60 s = 1,000/s']);
  expect(said(`${refused}; not more than 300 a second`)).toEqual([]);
  expect(said('not more than 470 a second')).toEqual([]);
});
