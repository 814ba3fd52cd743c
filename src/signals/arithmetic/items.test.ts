import { expect, it } from 'vitest';
import { itemsAgainstTotal } from './items.ts';

const read = (text: string) =>
  itemsAgainstTotal({ quantities: [], settings: [], code: '', findings: [], prose: [{ field: 'symptoms', text }], time: {} as never })[0];

it.each([
  ['invoice 88121: 3 x 17.41 = 52.24', '3 × 17.41 = 52.23 ≠ 52.24'],
  ['3 × €17.41, total on the PDF €52.24', '3 × 17.41 = 52.23 ≠ 52.24'],
  ['qty=7 price=0.33 total=2.33', '7 × 0.33 = 2.31 ≠ 2.33'],
  ['12 @ 4.99 -> charged 59.87', '12 × 4.99 = 59.88 ≠ 59.87'],
  ['100 x 10.05 gives 1,005.40', '100 × 10.05 = 1005.00 ≠ 1,005.40'],
])('computes "%s"', (text, formula) => {
  expect(read(text)?.formula).toBe(formula);
  expect(read(text)?.shows).toEqual(['amounts-off-slightly', 'yes']);
});

it.each([
  ['a sum that is right', '3 x 17.41 = 52.23'],
  ['a tax that is added', '3 x 17.41 total incl. VAT 62.15'],
  ['a discount', '3 x 17.41 with a discount, total 50.00'],
  ['another thing', '3 x 17.41 and total 912.00'],
  ['one piece', '1 x 17.41 = 17.42'],
  ['versions', 'we run 3 x 1.28 and total 4.00'],
  ['a size', 'screens of 1920 x 10.80'],
  ['two prices', '3 x 17.41, 4 x 17.42'],
])('is silent on %s', (_, text) => expect(read(text)).toBeUndefined());
