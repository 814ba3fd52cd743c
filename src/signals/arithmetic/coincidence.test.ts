import { expect, it } from 'vitest';
import { partsOf } from '../../../tests/support/parts.ts';
import { sameSecond } from './coincidence.ts';

const said = (text: string) => sameSecond(partsOf(text)).map((d) => d.inputs.map((i) => i.quote));

it('sets two things beside each other that fell on one second', () => {
  expect(
    said(
      `09:12:44 LOG: acquired lock after 20 s\n${'09:12:51 LOG: acquired lock after 27 s\n'.repeat(6)}The view says rows 12M, last_cleanup 09:12:44. All quiet since.`,
    ),
  ).toEqual([['last_cleanup 09:12:44', '09:12:44 LOG: acquired lock after 20 s']]);
});

it('says nothing of lines of one log, or of a time that is told twice', () => {
  expect(said('09:12:44 one\n09:12:44 two\n09:12:45 three')).toEqual([]);
  expect(said('It began at 09:12:44. The job of 09:12:44 was the first.\n09:12:44 start')).toEqual([]);
  expect(said('09:12:44 one\nrun since 09:12')).toEqual([]);
});
