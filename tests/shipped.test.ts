import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { loadParser } from '../src/cli/parsers.ts';
import { readIncident } from '../src/incident/index.ts';
import { openShipped } from '../src/signals/index.ts';
import { triage } from '../src/triage.ts';

const example = 'examples/checkout-duplicate-charges.md';

// One look at a field of every entry would read a whole list, and no report would be wrong: it is only seen here. Measured: 27 % of the text.
it('a report reads a third of the shipped knowledge at most', async () => {
  const text = readFileSync('dist/knowledge.txt', 'latin1');
  let looked = 0;
  const engine = openShipped({
    slice: (from, to) => {
      looked += to - from;
      return text.slice(from, to);
    },
  });
  const read = await readIncident(readFileSync(example, 'utf8'));
  if (!read.ok) throw new Error(read.error);
  await triage({ title: 'x', incident: read.incident, notes: read.notes }, engine, loadParser);
  expect(looked / text.length).toBeLessThan(0.33);
});
