import { expect, it } from 'vitest';
import { partsOf } from '../../../tests/support/parts.ts';
import { runsAtOnce } from './overlap.ts';

const said = (...lines: string[]) => runsAtOnce(partsOf(lines.join('\n')));

it('sees two runs at work at once, and says for how long', () => {
  const [d] = said(
    '08:00:02 [411] starting import since 07:41',
    '08:15:02 [498] starting import since 07:41',
    '08:21:40 [411] wrote 9120 rows',
    '08:33:10 [498] wrote 8800 rows',
  );
  expect(d).toMatchObject({
    shows: ['job-runs-overlap', 'yes'],
    formula: '08:00:02 to 08:21:40 = 21.6 min > 15 min = 08:00:02 to 08:15:02',
  });
  expect(d?.text).toContain('for 6.63 min both were at work');
});

it('says nothing of runs one after the other, or of sessions of a server', () => {
  expect(
    said('08:00:02 [411] starting import', '08:09:40 [411] wrote 9 rows', '08:15:02 [498] starting import', '08:16:00 [498] done'),
  ).toEqual([]);
  expect(
    said(
      '08:00:02 [411] LOG: still waiting',
      '08:00:03 [498] LOG: still waiting',
      '08:00:09 [411] LOG: acquired',
      '08:00:11 [498] LOG: acquired',
    ),
  ).toEqual([]);
  expect(said('08:00:02 [411] start request', '08:00:03 [498] start request', '08:00:09 [411] done', '08:00:11 [498] done')).toEqual([]);
});
