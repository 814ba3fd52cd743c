import type { Span } from '../../incident/types.ts';
import type { FieldText } from '../types.ts';
import type { Derived, Parts } from './types.ts';
import { textsOf } from './words.ts';

const MONEY = String.raw`(?:[$€£] ?|(?:EUR|USD|GBP|CHF) )?(\d{1,6}(?:,\d{3})*\.\d{2})(?!\d)(?: ?(?:EUR|USD|GBP|CHF|€))?`;
/** "3 x 17.41 = 52.24", "3 × 17.41 … total 52.24", "qty 3, unit price 17.41, total 52.24". */
const TIMES = new RegExp(String.raw`(?<![\w.,])(\d{1,5}) ?(?:x|×|\*|@|à) ?${MONEY}([^\n]{0,60}?)${MONEY}`, 'g');
const NAMED = new RegExp(
  String.raw`\b(?:qty|quantity|count|n)\b[=: ]{1,3}(\d{1,5})\b[^\n\d]{1,30}?\b(?:price|unit[ _]?price|each|net)\b[=: ]{1,3}${MONEY}([^\n]{0,40}?)${MONEY}`,
  'gi',
);
const TOTAL = /\b(?:total|sum|amount|charged|billed|paid|line|stored|shows?|invoice[ds]?|gives?|instead)\b|[=→≠]|->|=>/i;
const OTHERWISE = /\b(?:tax|vat|ship\w*|discount|fee|incl\w*|excl\w*|was|before|per|rebate|coupon|tip)\b|[+%]/i;
/** A rounding step for each piece is the most that rounding alone makes. */
const CENT = 0.01;
const MOST = 2;

/** Lines of an order whose price times number is not the total beside it. */
export const itemsAgainstTotal = (parts: Parts): Derived[] => textsOf(parts).flatMap(inText).slice(0, MOST);

function inText({ field, text }: FieldText): Derived[] {
  return [TIMES, NAMED].flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((m): Derived[] => {
      const [quote, count = '', price = '', between = '', total = ''] = m;
      if (!TOTAL.test(between) || OTHERWISE.test(between)) return [];
      const [n, each, sum] = [count, price, total].map((x) => Number(x.replaceAll(',', ''))) as [number, number, number];
      const cents = Math.round(n * each * 100);
      const off = Math.round(sum * 100) - cents;
      // Of a price that was rounded to cents the sum is off by half a cent for each piece; more is another thing.
      if (off === 0 || n < 2 || Math.abs(off) * CENT > Math.max(CENT, n * CENT)) return [];
      const at: Span = { field, start: m.index, end: m.index + quote.length, quote };
      const right = (cents / 100).toFixed(2);
      const unrounded = Math.abs(off) <= Math.ceil(n / 2);
      return [
        {
          id: 'items-against-total',
          text: `${n} × ${price} is ${right}, not ${total}: off by ${(Math.abs(off) / 100).toFixed(2)}${unrounded ? ', as where the price is kept finer than it is shown and rounded after multiplying' : ''}.`,
          formula: `${n} × ${price} = ${right} ≠ ${total}`,
          value: off / 100,
          unit: '',
          inputs: [at],
          shows: ['amounts-off-slightly', 'yes'],
          reliability: 0.9,
        },
      ];
    }),
  );
}
