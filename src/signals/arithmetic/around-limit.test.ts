import { expect, it } from 'vitest';
import { partsOf } from '../../../tests/support/parts.ts';
import { someAboveLimit } from './around-limit.ts';
import { settingsOf } from './settings.ts';

const said = (prose: string, code: string) => someAboveLimit({ ...partsOf(prose, code), settings: settingsOf(code) });
const counts = 'ingest-0   1980\ningest-1   2044\ningest-2   1911\ningest-3   2090\n';

it('sets those above a limit beside those that are told to be ill', () => {
  const [d] = said('no line any more for two of them (1, 3)', `sample_limit: 2000\n${counts}`);
  expect(d).toMatchObject({ shows: ['metrics-missing', 'yes'], reliability: 1, formula: '2044, 2090 > 2,000; the other 2 are not' });
  expect(d?.text).toContain('exactly those that are told of in “1, 3”');
});

it('says so of any limit, and concludes nothing of one that it does not know', () => {
  const [d] = said('two are ill', `max_series_per_client: 2000\n${counts}`);
  expect(d?.text).toMatch(/^2 of 4 stand above max_series_per_client 2,000/);
  expect(d?.shows).toBeUndefined();
});

it('is silent where all are on one side, far from it, or the number limits nothing', () => {
  expect(said('', `sample_limit: 3000\n${counts}`)).toEqual([]);
  expect(said('', `sample_limit: 2000\n${counts}ingest-4   9000\n`)).toEqual([]);
  expect(said('', `scrape_interval: 2000\n${counts}`)).toEqual([]);
  expect(said('', 'sample_limit: 2000\ningest-0   1980\ningest-1   2044\n')).toEqual([]);
});
