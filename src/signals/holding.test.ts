import { expect, test } from 'vitest';
import { mayMatch, needsOf, patternStore } from '../text/index.ts';
import { holding } from './holding.ts';

const store = () =>
  patternStore(['no longer', 'time-?out', 'ab', '\\d+ errors', 'disk & full|quota exceeded', '.*'].map((p) => ({ needs: needsOf(p) })));
// More than are asked at once.
const sentences = Array.from(
  { length: 70 },
  (_, i) => ['it no longer answers', `${i} errors`, 'a timeout, about', 'quota exceeded', 'nothing'][i % 5] ?? '',
);

test('each sentence is given the patterns whose needs it holds, in the first report of a process and in later ones', () => {
  const patterns = store();
  const expected = sentences.map((s) => [0, 1, 2, 3, 4, 5].filter((place) => mayMatch(patterns.at(place).needs, s)));
  for (let report = 0; report < 3; report++) expect(holding(sentences.join('\n')).amongEach(patterns, sentences)).toEqual(expected);
});

test('a whole text is given the patterns whose needs it holds', () => {
  const patterns = store();
  for (let report = 0; report < 3; report++) {
    expect(holding('it no longer answers').among(patterns)).toEqual([0, 5]);
    expect(holding('time is out').among(patterns)).toEqual([1, 5]);
  }
});

test('a piece that stands in no sentence is in none, whatever the whole text holds', () => {
  const patterns = patternStore([{ needs: 'cd' }, { needs: 'bcd' }, { needs: 'abc' }]);
  expect(holding('abc\ndef bcd').amongEach(patterns, ['abc', 'def'])).toEqual([[2], []]);
});
