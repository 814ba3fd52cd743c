import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePhrases } from './compile.ts';
import { createMatcher } from './match.ts';
import { stem } from './stem.ts';
import { storeOf } from './store.ts';

const lexicon = { grows: ['grow', 'climb', 'go up', 'trend* up'], memory: ['memory', 'rss', 'heap'], resource: ['@memory', 'cpu'] };
const matcher = (...phrases: string[]) => createMatcher(storeOf(compilePhrases(lexicon, [{ observable: 'o', value: 'yes', phrases }])));
const hits = (text: string, ...phrases: string[]) => matcher(...phrases).match(text).matches.length > 0;

describe('phrases', () => {
  it.each([
    ['RSS climbs about 40 MB an hour', '@memory ... @grows', true],
    ['heap is growing', '@memory @grows', true],
    ['memory went up all night', '@memory ... @grows', true],
    ['it grew; the memory did not', '@memory ... @grows', false],
    ['the memory was never seen to do anything of the sort before it began, one afternoon, to climb', '@memory ... @grows', false],
    ['after a restart the memory climbs', '@memory ... @grows & restart', true],
    ['the memory climbs', '@memory ... @grows & restart', false],
    ['memory trending up', '@memory @grows', true],
    ['cpu climbs', '@resource @grows', true],
    ['heap climbs', '@resource @grows', true],
    ['lock waits pile up', 'lock|latch wait', true],
    ['latch wait', 'lock|latch wait', true],
    ['OOMKilled at 12:00', 'oom kill', true],
    ['pool_capacity is 0', 'pool capacity #', true],
    ['used 97% of it', 'used #%', true],
    ['it took 45 min', 'took #dur', true],
    ['error SQLSTATE[40P01]', '/40P01/', true],
    ['throttled by the kernel', 'throttl*', true],
    ['w_await is 240 ms', 'await|w_await #dur', true],
    ['throughput is 240 ms', 'await|w_await #dur', false],
    ['a time-out after 30 s', 'hang|time-out', true],
    ['the pool of 20 clients', 'dead-letter|w_await #', false],
    ['disk is 100% full', 'disk 100%', true],
    ['disk is 40% full', 'disk 100%', false],
    ['the rows are gone', 'rows go', false],
  ])('%s | %s -> %s', (text, phrase, expected) => {
    expect(hits(text, phrase)).toBe(expected);
  });

  it('gives the place of what it found', () => {
    const [m] = matcher('@memory ... @grows').match('Well, the heap slowly climbs.').matches;
    expect('Well, the heap slowly climbs.'.slice(m?.start, m?.end)).toBe('heap slowly climbs');
  });

  it.each([
    ['probes answer, nothing is restarted', 'probe & restart', true],
    ['probes answer and the pods restart', 'probe & restart', false],
    ['the agent evicted none of the pods', 'evicted ... pod', true],
    ['the certificate was not renewed and is expired', 'certificate ... expired', false],
    ['the certificate is not expired', 'certificate ... expired', true],
    ['replicas 0 s behind, disk 61 %', 'replica # behind|late', true],
    ['failed jobs 0', 'failed jobs #', true],
    ['failed jobs 0 -> 38', 'failed jobs #', false],
    ['failed jobs 0, then 38', 'failed jobs #', false],
    ['failed jobs 38', 'failed jobs #', false],
    ['the key policy was not changed', '/policy[^.]{0,20}changed/', true],
  ])('%s: turned by a denial inside %s: %s', (text, phrase, turned) => {
    expect(
      matcher(phrase)
        .match(text)
        .matches.map((m) => m.turned),
    ).toEqual([turned]);
  });

  it('does not take the count of one thing for that of the next', () => {
    expect(hits('errors 0, healthy hosts 6/6', '0|no healthy hosts')).toBe(false);
    expect(hits('0 healthy hosts', '0|no healthy hosts')).toBe(true);
  });

  it('finds nothing where both parts are denied', () => {
    expect(hits('no thread pool is full, no pod restarted', 'pool full & pod')).toBe(false);
  });

  it('is indifferent to case and never throws', () => {
    const m = matcher('@memory ... @grows', 'a ... b ... c & d|e f', 'x* # #% #dur', '/(a+)b/');
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        for (const x of m.match(text).matches) expect(x.start).toBeLessThanOrEqual(x.end);
      }),
    );
    expect(hits('HEAP CLIMBS', '@memory @grows')).toBe(true);
  });
});

describe('stem', () => {
  it.each([
    ['timeouts', 'timeout'],
    ['queries', 'query'],
    ['grew', 'grow'],
    ['grown', 'growing'],
    ['killed', 'kill'],
    ['stopped', 'stop'],
    ['stuck', 'stick'],
    ['froze', 'freezes'],
    ['latencies', 'latency'],
    ['indexes', 'index'],
    ['processes', 'process'],
    ['retries', 'retry'],
    ['dropping', 'drop'],
    ['caches', 'cache'],
    ['used', 'use'],
    ['failing', 'failed'],
    ['crashes', 'crash'],
  ])('%s meets %s', (a, b) => {
    expect(stem(a)).toBe(stem(b));
  });
  it.each([
    ['rss', 'rs'],
    ['dns', 'dn'],
    ['status', 'statu'],
    ['class', 'clas'],
  ])('%s stays apart from %s', (a, b) => {
    expect(stem(a)).not.toBe(b);
  });
});
