import { expect, it } from 'vitest';
import { memoryOfFiles } from './memory.ts';

const read = (text: string, code = '') =>
  memoryOfFiles({ quantities: [], settings: [], code, findings: [], prose: [{ field: 'symptoms', text }], time: {} as never })[0];

const PS = `
PID   USER   RSS     COMMAND
1     app    204800  node server.js
17    app    102400  node worker.js`;
const DF = 'tmpfs           1.5G  1.3G  200M  87% /cache';
const TOP = 'NAME                   CPU(cores)   MEMORY(bytes)\nthumbs-6f7d9c-2xkqp    120m         1790Mi';

it('finds the file system in memory that makes up the pod', () => {
  const found = read(`${TOP}\n\n${DF}\n${PS}`);
  expect(found?.text).toBe(
    'The file system in memory at /cache holds 1,331 MiB, 74.4 % of the pod’s 1,790 MiB: files there are memory, and no process shows it. The processes listed hold 300 MiB together.',
  );
  expect(found?.formula).toBe('1,331 MiB / 1,790 MiB = 74.4 %; RSS 300 MiB; left 159 MiB');
  expect(found?.shows).toEqual(['memory-held-by-files', 'yes']);
});

it.each([
  ['a limit', 'OOMKilled, memory limit 2Gi.\ntmpfs  4.0G  1.6G  2.4G  40% /dev/shm', '1,638 MiB / 2,048 MiB'],
  ['memory.stat', 'memory.current 2113929216\nanon 310000000\nfile 1650000000\nshmem 1503238553', '1,434 MiB / 2,016 MiB'],
  [
    'free -m',
    '$ free -m\n              total   used   free   shared  buff/cache  available\nMem:          15890   9210   1100   7800    5580    5900\nSwap: 0 0 0',
    '7,800 MiB / 9,210 MiB',
  ],
  [
    'free in KiB',
    '       total   used   free   shared  buff/cache  available\nMem:   16270000   9431040   1126400   7987200   5713920  6041600',
    '7,800 MiB / 9,210 MiB',
  ],
])('reads %s', (_, text, formula) => expect(read(text)?.formula).toContain(formula));

it('says what is left over', () => expect(read(`${TOP}\n${PS}`)?.formula).toBe('1,790 MiB - 300 MiB = 1,490 MiB'));

it.each([
  ['a small file system', `${TOP}\ntmpfs  64M  1.2M  62M  2% /dev/shm`],
  ['processes that make it up', `${TOP}\n\nPID   USER   RSS     COMMAND\n1  app  1604800  java\n17  app  102400  sh`],
  ['two pods', `${TOP}\nthumbs-6f7d9c-9qwer    100m         1700Mi\n\n${DF}`],
  ['no total', `${DF}\n${PS}`],
  ['a disk', `${TOP}\n/dev/sda1  50G  40G  10G  80% /`],
  ['two limits', 'limit 2Gi, limit 4Gi\ntmpfs  4.0G  1.6G  2.4G  40% /dev/shm'],
  ['more than the total', 'memory limit 512Mi\ntmpfs  64G  30G  34G  47% /dev/shm'],
  ['a machine with little that is shared', 'Mem:   15890   9210   1100   300   5580  5900'],
])('is silent on %s', (_, text) => expect(read(text)).toBeUndefined());
