import { expect, it } from 'vitest';
import { isPasted } from './pasted.ts';

it('tells what was pasted', () => {
  for (const line of [
    '10:14:09 ERROR no route',
    '$ kubectl get pods',
    'root@db-1:~# df -i /var',
    'api-1   0/1   CrashLoopBackOff',
    '| pod | restarts |',
    '-rw-r----- 1 quote quote 0 Mar 14 09:00 engine.log',
    'drwxr-xr-x 2 app app 4096 May 1 10:02 spool',
    'ActiveEnterTimestamp=Thu 2024-03-14 07:48:10 UTC',
  ])
    expect(isPasted(line)).toBe(true);
});

it('from what somebody tells', () => {
  for (const line of [
    '30% of checkouts fail',
    '2026-05-01 10:02 checkout is down',
    'the read-write node is slow',
    '- rolled back at 10:02',
  ])
    expect(isPasted(line)).toBe(false);
});
