import { expect, it } from 'vitest';
import { isColumnTitles } from './column-titles.ts';
import { sentencesOf } from './sentences.ts';

const titlesIn = (text: string) =>
  sentencesOf(text)
    .filter((p) => isColumnTitles(text, p))
    .map((p) => p.text.replace(/\s+/g, ' '));

it('knows the titles of kubectl, psql and Markdown', () => {
  expect(titlesIn('NAME      COMPLETIONS   DURATION   AGE\nbilling   0/1           3d1h       3d1h')).toEqual([
    'NAME COMPLETIONS DURATION AGE',
  ]);
  expect(titlesIn(' pid | state | wait_event \n-----+-------+------------\n 12 | idle | ClientRead')).toEqual(['pid | state | wait_event']);
  expect(titlesIn('| pod | restarts |\n|---|---|\n| api-1 | 4 |')).toEqual(['| pod | restarts |']);
});

it('leaves what people shout, and rows, as they are', () => {
  expect(titlesIn('ALL USERS ARE DOWN\nsince 10:14 in two zones')).toEqual([]);
  expect(titlesIn('api-1   1/1   Running   4\napi-2   0/1   CrashLoopBackOff   9')).toEqual([]);
});

it('takes no time over a row of empty cells', () => {
  const row = `${'|        '.repeat(60)}| 10:14:09`;
  expect(titlesIn(`${row}\n${row}\n-----`)).toEqual([]);
});
