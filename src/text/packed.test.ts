import fc from 'fast-check';
import { expect, it } from 'vitest';
import { asciiJson, openList, openRows, openTable, packList, packTable, rowsIn } from './packed.ts';

const word = fc.string({ unit: 'grapheme', maxLength: 8 });
const key = word.filter((k) => !/[\t\n|]/.test(k));
/** Most entries have a block of their own, or all share one. */
const size = fc.constantFrom(1, 20, 4096);
const plain = fc.stringMatching(/^[\x20-\x7e]{0,8}$/);

it('a packed list gives each entry as it was', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue()), size, (entries, most) => {
      const { blocks, text } = packList(entries, most);
      expect(text).toMatch(/^[\x20-\x7e\t]*$/);
      const at = openList(blocks, text);
      entries.forEach((e, i) => void expect(at(i)).toEqual(JSON.parse(JSON.stringify(e))));
    }),
  );
});

it('a packed table finds every key, and no other', () => {
  fc.assert(
    fc.property(fc.dictionary(key, plain), fc.array(key), size, (entries, others, most) => {
      const { blocks, text } = packTable(entries, most);
      const find = openTable(blocks, text);
      for (const [k, v] of Object.entries(entries)) expect(find(k)).toBe(v);
      for (const k of others) expect(find(k)).toBe(Object.hasOwn(entries, k) ? entries[k] : undefined);
    }),
  );
});

it('a table refuses what would break its rows', () => {
  expect(() => packTable({ 'a|b': 'x' })).toThrow('bar');
  expect(() => packTable({ a: 'x\ty' })).toThrow('tab');
});

it('JSON in ASCII says the same', () => {
  fc.assert(fc.property(fc.jsonValue(), (v) => void expect(JSON.parse(asciiJson(v))).toEqual(JSON.parse(JSON.stringify(v)))));
});

it('many keys at once are what each of them is alone, in the order given', () => {
  fc.assert(
    fc.property(fc.dictionary(key, plain), fc.uniqueArray(key), size, (entries, others, most) => {
      const { blocks, text } = packTable(entries, most);
      const keys = [...new Set([...others, ...Object.keys(entries)])];
      const find = openTable(blocks, text);
      const expected = keys.flatMap((k) => (find(k) === undefined ? [] : [[k, find(k)]]));
      const rows = openRows(blocks, text, (value) => value);
      expect([...rows(keys)]).toEqual(expected);
      expect([...rows(keys)]).toEqual(expected);
      expect([...rowsIn(entries, (value) => value)(keys)]).toEqual(expected);
    }),
  );
});
