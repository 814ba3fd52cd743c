import fc from 'fast-check';
import { expect, it } from 'vitest';
import { asciiJson, openList, openTable, packList, packTable } from './packed.ts';

const word = fc.string({ unit: 'grapheme', maxLength: 8 });
const key = word.filter((k) => !/[\t\n|]/.test(k));
const plain = fc.stringMatching(/^[\x20-\x7e]{0,8}$/);

it('a packed list gives each entry as it was', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue()), (entries) => {
      const packed = packList(entries);
      expect(packed).toMatch(/^[\x20-\x7e\t]*$/);
      const at = openList(packed);
      entries.forEach((e, i) => void expect(at(i)).toEqual(JSON.parse(JSON.stringify(e))));
    }),
  );
});

it('a packed table finds every key, and no other', () => {
  fc.assert(
    fc.property(fc.dictionary(key, plain), fc.array(key), (entries, others) => {
      const find = openTable(packTable(entries));
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
