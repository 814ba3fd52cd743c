import { expect, it } from 'vitest';
import { loadParser } from '../../cli/parsers.ts';
import { readCode } from '../../code/index.ts';
import { productPastRange } from './overflow.ts';

const CODE = 'class Lease {\n  long end(int hours) {\n    return System.currentTimeMillis() + hours * 60 * 60 * 1000;\n  }\n}';

async function said(text: string, code = CODE) {
  const { findings } = await readCode(code, loadParser);
  const time = { instants: [], intervals: [], changes: [] };
  return productPastRange({ quantities: [], time, settings: [], code, findings, prose: [{ field: 'symptoms', text }] });
}

it('computes what a 32-bit product becomes with the value that the incident names', async () => {
  const [d] = await said('14:02 lease.max-hours 500 -> 700 pushed. Leases end 1774967290 ms before they begin');
  expect(d).toMatchObject({
    formula: '700 × 3,600,000 = 2,520,000,000; in 32 bits -1,774,967,296',
    shows: ['number-wraps-or-negative', 'yes'],
  });
  expect(d?.text).toContain('500 still fitted');
  expect(d?.text).toContain('“1774967290” in the incident is that number, but for 6');
  expect(d?.inputs.map((i) => i.quote)).toEqual(['lease.max-hours 500 -> 700', expect.stringContaining('60 * 60'), '1774967290']);
  expect((await said('lease.max-hours = 2400')).map((x) => x.value)).toEqual([50_065_408]);
});

it('says nothing of a value that fits, of another setting, or where the product is 64 bits wide', async () => {
  expect(await said('lease.max-hours 500 -> 590')).toEqual([]);
  expect(await said('retry.minutes 500 -> 700')).toEqual([]);
  expect(await said('lease.max-hours 500 -> 700', CODE.replace('* 1000', '* 1000L'))).toEqual([]);
});
