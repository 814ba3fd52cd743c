import { expect, it } from 'vitest';
import { partsOf } from '../../../tests/support/parts.ts';
import { machineAtBaseline, volumeAtBaseline } from './credits.ts';
import { settingsOf } from './settings.ts';

const volume = (text: string, code = '') =>
  volumeAtBaseline({ ...partsOf(text, code), settings: settingsOf(code) }).map((d) => [d.formula, d.shows?.join('=')]);
const machine = (text: string, code = '') => machineAtBaseline(partsOf(text, code)).map((d) => [d.formula, d.shows?.join('=')]);

it('knows the rate that a gp2 volume of its size keeps up, and how long its credits last', () => {
  expect(volume('MySQL on 150 GiB gp2. IOPS were 1,200 until ten, since then a flat line at 450')).toEqual([
    ['3 x 150 GiB = 450 IOPS', 'iops-at-ceiling=yes'],
    ['5,400,000 / (1,200 - 450) = 2 h', 'burst-credits-exhausted=disk'],
  ]);
  const terraform = 'resource "aws_db_instance" "x" {\n  storage_type      = "gp2"\n  allocated_storage = 20\n}';
  expect(volume('Read plus write IOPS: exactly 100, never more', terraform)).toEqual([
    ['3 x 20 GiB = 60, at least 100 IOPS', 'iops-at-ceiling=yes'],
    ['3 x 20 GiB = 60, at least 100 IOPS', 'burst-credits-exhausted=disk'],
  ]);
});

it('says of a large volume that it is at its limit, and nothing of credits', () => {
  expect(volume('a gp2 volume of 2 TB, IOPS capped at 6,150')).toEqual([['3 x 2,048 GiB = 6,144 IOPS', 'iops-at-ceiling=yes']]);
});

it('quotes the clause in which the rate is told', () => {
  const [found] = volumeAtBaseline(partsOf('gp2, 150 GB. CPU low, IOPS flat at 450, queue 30.'));
  expect(found?.inputs.map((i) => i.quote)).toEqual(['IOPS flat at 450', 'gp2, 150 GB']);
  const [after] = volumeAtBaseline(partsOf('gp2, 150 GB. CPU low, IOPS at 450, never more (900 before).'));
  expect(after?.inputs[0]?.quote).toBe('IOPS at 450, never more');
});

it.each([
  ['a rate that moves', 'MySQL on 150 GiB gp2, IOPS about 450 as usual'],
  ['another rate', 'MySQL on 150 GiB gp2, IOPS flat at 900'],
  ['what is no rate of operations', 'MySQL on 150 GiB gp2, connections flat at 450'],
  ['a baseline that is told and not measured', 'MySQL on 150 GiB gp2 with a constant baseline of 450 IOPS'],
  ['a volume that was moved', 'MySQL on 150 GiB gp2 -> gp3, IOPS flat at 450'],
  ['another kind of volume', 'MySQL on 150 GiB gp3, IOPS flat at 450'],
  ['a time', '150 GB gp2. IOPS flat since 4:50, p99 450 ms'],
])('says nothing of %s', (_, text) => expect(volume(text)).toEqual([]));

it('knows the share of a processor that a burstable machine keeps up', () => {
  expect(machine('The t3.small is at CPU 20 %, flat since noon')).toEqual([
    ['20 % = the baseline of t3.small', 'burst-credits-exhausted=cpu'],
  ]);
  expect(machine('t2.xlarge: CPU pinned at 22.5 %')).toEqual([['22.5 % = the baseline of t2.xlarge', 'burst-credits-exhausted=cpu']]);
});

it.each([
  ['a share that moves', 'The t3.small is at CPU 20 %'],
  ['another share', 'The t3.small is at CPU 35 %, flat since noon'],
  ['a machine without credits', 'The m5.large is at CPU 20 %, flat since noon'],
  ['a machine that may go beyond', 'The t3.small (cpu_credits = "unlimited") is at CPU 20 %, flat since noon'],
])('says nothing of %s', (_, text) => expect(machine(text)).toEqual([]));
