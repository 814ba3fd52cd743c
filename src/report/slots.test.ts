import { expect, it } from 'vitest';
import { fill } from './slots.ts';

const CHECK = 'curl https://{host|HOST}/health --resolve {host|HOST}:443:ORIGIN; ssh {host|HOST}';

it('puts a name of this incident where it fits: a pod is no address on the web', () => {
  expect(fill(CHECK, new Map([['host', 'api-5']]))).toBe('curl https://HOST/health --resolve HOST:443:ORIGIN; ssh api-5');
  expect(fill(CHECK, new Map([['host', 'shop.example.org']]))).toContain('https://shop.example.org/health');
});
