import { expect, it } from 'vitest';
import { withLists } from './lists.ts';

it('puts lists in as groups, through lists that name lists, and leaves other names alone', () => {
  const lists = { who: '<staff>|guests?', staff: 'cooks?|waiters?' };
  expect(withLists('<who> (?:see|saw) <nothing>', lists)).toBe('(?:(?:cooks?|waiters?)|guests?) (?:see|saw) <nothing>');
  expect(withLists('<constructor>', lists)).toBe('<constructor>');
});

it('needs no second group in a look-ahead or look-behind', () => {
  expect(withLists('(?<!<bad>)ok(?! <bad>)(?=<bad>)', { bad: 'not |never ' })).toBe(
    '(?<!not |never )ok(?! (?:not |never ))(?=not |never )',
  );
});

it('ends where a list names itself', () => {
  expect(withLists('<a>', { a: 'x|<a>' })).toContain('<a>');
});
