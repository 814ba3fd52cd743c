import { expect, it } from 'vitest';
import { partsOf } from '../../../tests/support/parts.ts';
import { refillRate } from './freed.ts';

const said = (text: string) => refillRate(partsOf(text)).map((d) => d.formula);

it('tells how fast space fills that was freed or added', () => {
  expect(said('I freed 600 MB by vacuuming the journal; it was gone in 90 minutes.')).toEqual(['600 MB / 90 min = 9.38 GB a day']);
  expect(said('added 50 GB at 10:00, full again at 14:00')).toEqual(['50 GB / 4 h = 300 GB a day']);
  expect(said('At 23:30 we freed up 2 GB, used up again by 01:30')).toEqual(['2 GB / 2 h = 24 GB a day']);
  expect(said('Extended the volume by 100 GB, it lasted two days')).toEqual(['100 GB / 2 days = 50 GB a day']);
  expect(said('added 50 GB to the volume which was full again in 4 hours')).toHaveLength(1);
  expect(said('Freed 3 GB, gone an hour later')).toEqual(['3 GB / 60 min = 72 GB a day']);
});

it('compares it with what else is told of the rate', () => {
  expect(said('freed 600 MB, gone in 90 minutes. Debug logs are about 9.5 GB a day, backups 40 GB a day')).toEqual([
    '600 MB / 90 min = 9.38 GB a day; 9.5 GB a day told',
  ]);
  expect(said('freed 600 MB, gone in 90 minutes. The logs have grown by 94 GB in ten days')).toEqual([
    '600 MB / 90 min = 9.38 GB a day; 94 GB / 10 days = 9.4 GB a day',
  ]);
  expect(refillRate(partsOf('freed 600 MB, gone in 90 minutes. The logs have grown by 94 GB in two days'))[0]?.text).toContain(
    'it did not fill at one rate',
  );
});

it('sets it beside what du does not find', () => {
  const rows = '# df -h /srv | tail -1\n/dev/vdb1 100G 100G 20K 100% /srv\n# du -sh /srv\n6.2G /srv\n';
  expect(said(`${rows}freed 600 MB, gone in 90 minutes`)).toEqual(['600 MB / 90 min = 9.38 GB a day; 93.8 GB / 9.38 GB a day = 10 days']);
});

it('says nothing of memory, of other days, or where nothing filled again', () => {
  expect(said('added 2 GB of RAM, gone in 90 minutes')).toEqual([]);
  expect(said('added 50 GB at 10:00, full again Tuesday at 14:00')).toEqual([]);
  expect(said('freed 600 MB. The alert was gone in 90 minutes')).toEqual([]);
  expect(said('freed 600 MB, the alert was gone in 90 minutes')).toEqual([]);
  expect(said('freed 600 MB at 10:00, sessions were gone by 14:00')).toEqual([]);
  expect(said('freed 600 MB and all was well')).toEqual([]);
  expect(said('deleted 40 GB of dumps, they were gone in 3 minutes')).toEqual([]);
});

it('reads a path between, in no time', () => {
  expect(said('freed 600 MB on /srv that was gone in 90 minutes')).toEqual(['600 MB / 90 min = 9.38 GB a day']);
  const began = performance.now();
  for (const n of [28, 40, 2500]) expect(said(`freed 600 MB, it${'/a'.repeat(n)}+ gone in 90 minutes`)).toEqual([]);
  expect(performance.now() - began).toBeLessThan(1000);
});

it('takes the clock that stands nearest', () => {
  expect(said('Page at 09:00, added 50 GB to the volume at 10:00, full again at 14:00')).toEqual(['50 GB / 4 h = 300 GB a day']);
  expect(said('Page at 09:00, at 10:00 added 50 GB to the volume, full again at 14:00')).toEqual(['50 GB / 4 h = 300 GB a day']);
  expect(said('Page at 09:00; added 50 GB to the volume, full again at 14:00')).toEqual([]);
});

it('reads "full in", small letters, and no part of a time', () => {
  expect(said('added 50 GB, full in 4 hours')).toEqual(['50 GB / 4 h = 300 GB a day']);
  expect(said('added 50 GB, full of dumps in 4 hours')).toEqual([]);
  expect(said('freed 600 mb gone in 90 minutes')).toEqual(['600 MB / 90 min = 9.38 GB a day']);
  expect(said('freed 600 MiB gone in 90 minutes')).toEqual(['600 MB / 90 min = 9.38 GB a day']);
  for (const more of ['an hour and a half', '1 hour 30 minutes', '1 hour and 30 min', 'an hour or two', 'two days and a half'])
    expect(said(`freed 600 MB, gone in ${more}`)).toEqual([]);
  expect(said('freed 600 MB, gone in an hour and 20 processes died')).toHaveLength(1);
});
