import { expect, test } from 'vitest';
import { lately } from './lately.ts';

test('a text is read once, until so many others were read that it is forgotten', () => {
  const read: string[] = [];
  const length = lately((text) => {
    read.push(text);
    return text.length;
  });
  expect([length('one'), length('one')]).toEqual([3, 3]);
  expect(read).toEqual(['one']);
  for (let i = 0; i < 200; i++) length(`another ${i}`);
  length('one');
  expect(read.filter((t) => t === 'one')).toHaveLength(2);
});
