import { expect, it } from 'vitest';
import { fill } from './slots.ts';

it('a sentence has the names of this incident, else its own words, and the class of a record for its table', () => {
  const text = '{table|The table} is read by {service|the service}; {queue} waits; %{http_code} {range .items[*]}{end}';
  expect(fill(text, new Map())).toBe('The table is read by the service; <queue> waits; %{http_code} {range .items[*]}{end}');
  expect(fill(text, new Map([['model', 'Order']]))).toContain('Order is read');
  expect(
    fill(
      text,
      new Map([
        ['model', 'Order'],
        ['table', 'orders'],
      ]),
    ),
  ).toContain('orders is read');
});
