import { expect, it } from 'vitest';
import { partsOf } from '../../../tests/support/parts.ts';
import { wavesAtReleases } from './waves.ts';

const said = (text: string) => wavesAtReleases(partsOf(text));
const WAVES = 'Tickets come in waves: Monday 10:12 to 10:14, Monday 14:31 to 14:33, Tuesday 09:47 to 09:48.';

it('knows waves that each have a release', () => {
  const [d] = said(`${WAVES} In the chat: Monday "api 311 live" 10:14, "api 312 live" 14:33, Tuesday "313" 09:48.`);
  expect(d).toMatchObject({ value: 3, shows: ['recurs-with-each-deploy', 'yes'] });
  expect(d?.formula).toBe('10:12 to 10:14 ~ 10:14; 14:31 to 14:33 ~ 14:33; 09:47 to 09:48 ~ 09:48');
});

it('is silent where a release has no wave, a wave no release, the day is another, or there are only two', () => {
  expect(said(`${WAVES} Deploys: Monday 10:14, 14:33, 16:00, Tuesday 09:48.`)).toEqual([]);
  expect(said(`${WAVES.replace('.', ', Tuesday 17:20.')} Deploys: Monday 10:14, 14:33, Tuesday 09:48.`)).toEqual([]);
  expect(said(`${WAVES} Deploys: Monday 10:14, 14:33, Wednesday 09:48.`)).toEqual([]);
  expect(said('Errors at 10:12 and 11:40. Deploys at 10:12 and 11:41.')).toEqual([]);
  expect(said(`${WAVES} The cleaning staff came Monday 10:14, 14:33 and Tuesday 09:48.`)).toEqual([]);
});
