import { bytesOf, over, says } from '../lines.ts';
import { amount, type Pair, pairsOf } from '../pairs.ts';
import type { Claim, OutputReader } from '../types.ts';

/** Judgements. */
const FULL = 0.95;
const ROOM = 0.8;
const HOUR = 3600;
const LARGE = 100 * 2 ** 20;
const MANY_KEYS = 10_000;
const SLOW_MICROS = 100_000;

/** INFO of Redis and Valkey. */
export const redis: OutputReader = {
  id: 'redis-info',
  needs: [
    'used_memory:',
    'evicted_keys:',
    'rejected_connections:',
    'connected_clients:',
    'master_link_status:',
    'keyspace_hits:',
    ',expires=',
  ],
  read: (page) => {
    const pairs = new Map(pairsOf(page).map((p) => [p.key, p]));
    const of = (key: string): number => amount(pairs.get(key)?.value);
    const at = (...keys: string[]) => over(keys.flatMap((k) => pairs.get(k) ?? []));
    const claims: Claim[] = [...memory(pairs, of), ...page.lines.flatMap(ofKeyspace)];
    const share = shareOf(pairs, of);
    if (of('evicted_keys') === 0) claims.push(says(at('evicted_keys'), 'cache-evicts', 'no'));
    // Counted since the start: keys may have gone long ago, unless the memory still is at its limit.
    if (of('evicted_keys') > 0 && !(share < ROOM)) claims.push(says(at('evicted_keys'), 'cache-evicts'));
    if (of('rejected_connections') > 0) claims.push(says(at('rejected_connections'), 'database-connections-at-limit'));
    if (of('connected_clients') >= of('maxclients'))
      claims.push(says(at('connected_clients', 'maxclients'), 'database-connections-at-limit'));
    if (of('rejected_connections') === 0 && !Number.isNaN(of('connected_clients')) && of('connected_clients') < ROOM * of('maxclients'))
      claims.push(says(at('connected_clients', 'maxclients'), 'database-connections-at-limit', 'no'));
    if (of('uptime_in_seconds') < HOUR) claims.push(says(at('uptime_in_seconds'), 'cache-flushed-or-restarted'));
    if (pairs.get('master_link_status')?.value === 'down') claims.push(says(at('master_link_status'), 'replication-stopped'));
    if (pairs.get('master_link_status')?.value === 'up') claims.push(says(at('master_link_status'), 'replication-stopped', 'no'));
    return { claims };
  },
};

/** Of the memory that may be used; without a limit there is none. */
function shareOf(pairs: ReadonlyMap<string, Pair>, of: (key: string) => number): number {
  if (of('maxmemory') > 0) return of('used_memory') / of('maxmemory');
  const most = bytesOf(pairs.get('maxmemory_human')?.value ?? '');
  return most > 0 ? bytesOf(pairs.get('used_memory_human')?.value ?? '') / most : Number.NaN;
}

function memory(pairs: ReadonlyMap<string, Pair>, of: (key: string) => number): Claim[] {
  const used = pairs.get('used_memory') ?? pairs.get('used_memory_human');
  const claims: Claim[] = [];
  if (used) {
    const share = shareOf(pairs, of);
    // Quoted is the number that decides; the two may stand far apart.
    if (share >= FULL) claims.push(says(used, 'cache-memory-at-limit'));
    if (share <= ROOM) claims.push(says(used, 'cache-memory-at-limit', 'no'));
  }
  const data = pairs.get('used_memory_dataset_perc');
  if (data && of('used_memory') >= LARGE) {
    if (amount(data.value) < 50) claims.push(says(data, 'cache-memory-not-data'));
    if (amount(data.value) >= 90) claims.push(says(data, 'cache-memory-not-data', 'no'));
  }
  return claims;
}

/** "db0:keys=912001,expires=12,avg_ttl=0". */
function ofKeyspace(line: { text: string; start: number; end: number }): Claim[] {
  const m = /^db\d{1,3}:keys=(\d{1,12}),expires=(\d{1,12})/.exec(line.text);
  const [keys, expires] = [Number(m?.[1]), Number(m?.[2])];
  if (!(keys >= MANY_KEYS)) return [];
  if (expires <= keys / 10) return [says(line, 'cache-keys-lack-expiry')];
  return expires >= keys * 0.9 ? [says(line, 'cache-keys-lack-expiry', 'no')] : [];
}

/** Commands whose time grows with what they go through. */
const WHOLE = /"(?:KEYS|SMEMBERS|HGETALL|HKEYS|HVALS|LRANGE|ZRANGE|SORT|SUNION|SINTER|FLUSHALL|FLUSHDB|DEL|EVAL|EVALSHA|ZRANGEBYSCORE)"/i;

/** SLOWLOG GET: number, time stamp, microseconds, command. */
export const slowlog: OutputReader = {
  id: 'redis-slowlog',
  needs: [['(integer)', '1) "']],
  read: (page) => {
    const claims = page.lines.flatMap((line, i): Claim[] => {
      const took = /^3\) \(integer\) (\d{1,12})$/.exec(line.text);
      const next = page.lines[i + 1];
      if (!took || !next || Number(took[1]) < SLOW_MICROS || !/^4\) 1\) "/.test(next.text) || !WHOLE.test(next.text)) return [];
      return [says(over([line, next]), 'slow-command-in-store')];
    });
    return { claims };
  },
};
