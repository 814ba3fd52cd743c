import { expect, it } from 'vitest';
import type { Remedy } from '../knowledge/types.ts';
import { isInForce } from './in-force.ts';
import { isTriedInVain } from './tried.ts';

const remedy = (title: string, command = ''): Remedy => ({ kind: 'mitigation', title, commands: { any: command } }) as unknown as Remedy;

it('strikes an act that was done to the same kind of thing without effect', () => {
  const sick = remedy('Restart the sick {unit|instances} of {service|the service}, one at a time');
  expect(isTriedInVain(sick, ['restarted all web tasks 20:25, no change'])).toBe(true);
  expect(isTriedInVain(sick, ['restarted the redis primary, no change'])).toBe(false);
  expect(isTriedInVain(remedy('Purge the affected keys, and only those'), ['invalidation of /docs/* at 17:05 did nothing'])).toBe(true);
  expect(isTriedInVain(remedy('Forbid the cache to keep errors, then purge'), ['purged, no difference'])).toBe(false);
});

it('strikes what stands so already, as the text prints it', () => {
  const policy = remedy('Change the policy', 'redis-cli CONFIG GET maxmemory-policy; redis-cli CONFIG SET maxmemory-policy volatile-lru');
  expect(isInForce(policy, new Map([['maxmemory_policy', 'volatile-lru']]))).toBe(true);
  expect(isInForce(policy, new Map([['maxmemory_policy', 'allkeys-lru']]))).toBe(false);
  expect(isInForce(remedy('Raise it', 'redis-cli CONFIG SET maxclients HIGHER_THAN_NOW'), new Map([['maxclients', '100']]))).toBe(false);
});
