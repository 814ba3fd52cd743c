import { expect, it } from 'vitest';
import { observable, quoted } from '../../tests/support/mini.ts';
import { notExcluded } from './excluded.ts';

const known = new Map([observable('cache-evicts'), { ...observable('restart-does-not-help'), askable: false }].map((o) => [o.id, o]));
function kept(text: string, ...reads: [quote: string, id?: string, value?: string][]): string[] {
  const signals = reads.map(([quote, id = 'cache-evicts', value = 'yes']) => quoted(text, quote, id, { value }));
  return notExcluded(signals, [{ field: 'symptoms', text }], known).map((s) => s.quote);
}

it('takes what is put aside for no fact', () => {
  expect(
    kept(
      'Slow since noon. Red herrings: the cache evicts; a restart, no change.\nThe cache is full.',
      ['the cache evicts'],
      ['a restart, no change', 'restart-does-not-help'],
      ['The cache is full'],
    ),
  ).toEqual(['a restart, no change', 'The cache is full']);
  expect(
    kept('**Ruled out:**\n- the cache evicts\n- disk full\n\nThe cache evicts now.', ['the cache evicts'], ['The cache evicts now']),
  ).toEqual(['The cache evicts now']);
});

it('keeps what is denied there, and does not take a word in a sentence for a heading', () => {
  expect(kept('Excluded: no evictions.', ['no evictions', 'cache-evicts', 'no'])).toEqual(['no evictions']);
  expect(kept('That cannot be ruled out: the cache evicts.', ['the cache evicts'])).toEqual(['the cache evicts']);
});
