import { expect, it } from 'vitest';
import { printedSettings } from './printed-settings.ts';

const printed = (text: string) => Object.fromEntries(printedSettings([{ field: 'symptoms', text }]));

it('takes a line that holds a name of several words and a value', () => {
  expect(printed('maxmemory_policy:volatile-lru\nused_memory_human:4.00G')).toEqual({
    maxmemory_policy: 'volatile-lru',
    used_memory_human: '4.00G',
  });
  expect(printed('  pool.max-size = 40\n "max_connections": "100",')).toEqual({ pool_max_size: '40', max_connections: '100' });
});

it('takes none from a sentence, and none that is printed with two values', () => {
  expect(printed('The maxmemory_policy: it was volatile-lru all the time')).toEqual({});
  expect(printed('pool_mode = session\nsome words\npool_mode = transaction')).toEqual({});
});
