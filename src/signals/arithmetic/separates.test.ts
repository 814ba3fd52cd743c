import { expect, it } from 'vitest';
import { sickAgainstWell } from './separates.ts';

const read = (text: string, more = '') =>
  sickAgainstWell({
    quantities: [],
    settings: [],
    code: '',
    findings: [],
    prose: [
      { field: 'symptoms', text },
      { field: 'occurrence_pattern', text: more },
    ],
    time: {} as never,
  })[0];

const PODS = `
NAME                     READY   STATUS             RESTARTS   AGE     NODE
pay-7d9f8c6b5-2xkqp      0/1     CrashLoopBackOff   14         3d2h    ip-10-0-4-17
pay-7d9f8c6b5-8mvzt      0/1     CrashLoopBackOff   12         3d2h    ip-10-0-4-17
pay-7d9f8c6b5-c4hhr      1/1     Running            0          3d2h    ip-10-0-6-40
pay-7d9f8c6b5-qq7jd      1/1     Running            0          3d2h    ip-10-0-7-3
pay-7d9f8c6b5-zt2lm      1/1     Running            0          3d2h    ip-10-0-7-81`;

it('names the node on which all that crash are', () => {
  const found = read(PODS);
  expect(found?.text).toBe(
    'Without exception node ip-10-0-4-17 against others separates the 2 sick ones (pay-7d9f8c6b5-2xkqp, pay-7d9f8c6b5-8mvzt) from the other 3, which are well.',
  );
  expect(found?.shows).toEqual(['hosts-affected', 'one']);
});

it.each([
  [
    'a version in a table with bars',
    'host | version | result\n-----+---------+-------\nweb-1 | 4.1.2 | ok\nweb-2 | 4.1.2 | ok\nweb-3 | 4.2.0 | fail\nweb-4 | 4.1.2 | ok',
    'version 4.2.0 against 4.1.2',
  ],
  [
    'a name before each value',
    'cache-1 keys=3 zone=a ok\ncache-2 keys=3 zone=b ok\ncache-3 keys=2 zone=b stale\ncache-4 keys=3 zone=a ok',
    'keys 2 against 3',
  ],
  [
    'a remark behind the row',
    'node      kernel    zone\nk8s-01    5.15.0    a\nk8s-02    6.8.0     b   <- drops packets\nk8s-03    5.15.0    b\nk8s-04    6.8.0     a   <- drops packets',
    'kernel 6.8.0 against 5.15.0',
  ],
  [
    'failures that are counted',
    'POD      IMAGE        ERRORS\napi-a1   api:2.30.1   0\napi-b2   api:2.31.0   412\napi-c3   api:2.31.0   398\napi-d4   api:2.30.1   0',
    'image api:2.31.0 against api:2.30.1',
  ],
  [
    'who is told in a sentence',
    'Only 503s from gw-x4k2p and gw-q9z7d.\n\nNAME       ZONE        IMAGE\ngw-x4k2p   eu-west-1a  gw:7\ngw-q9z7d   eu-west-1a  gw:7\ngw-m1n8s   eu-west-1b  gw:7\ngw-h3j5v   eu-west-1c  gw:7\ngw-h3j6v   eu-west-1c  gw:7',
    'zone eu-west-1a against others',
  ],
  [
    'ages',
    'NAME      READY   STATUS    AGE\nq-1a2b    0/1     Running   9m\nq-3c4d    0/1     Running   11m\nq-5e6f    1/1     Running   6d\nq-7a8b    1/1     Running   6d1h\nq-9c0d    1/1     Running   8d',
    'age 11m at most against 6d at least',
  ],
  [
    'rates of errors',
    'host     jdk        errors/min\napp-1    17.0.9     0\napp-2    17.0.9     0\napp-3    17.0.11    214\napp-4    17.0.11    198',
    'jdk 17.0.11 against 17.0.9',
  ],
  [
    'a column that asks',
    ' pod    | keys_loaded | ok\n--------+-------------+----\n auth-1 |           3 | t\n auth-2 |           2 | f\n auth-3 |           3 | t\n auth-4 |           2 | f',
    'keys loaded 2 against 3',
  ],
  [
    'a list',
    'web-1: 200 OK, build 4412\nweb-2: 200 OK, build 4412\nweb-3: 500, build 4398\nweb-4: 200 OK, build 4412',
    'build 4398 against 4412',
  ],
  [
    'a size',
    '| instance | instance type | state |\n|---|---|---|\n| i-01 | m6i.large | ok |\n| i-02 | m6i.large | ok |\n| i-03 | m6i.8xlarge | failed |',
    'instance type m6i.8xlarge against m6i.large',
  ],
])('finds what separates them in %s', (_, text, says) => expect(read(text)?.formula).toContain(says));

it('says how many have it and are still well', () => {
  const rows = ['a fail 1.9', 'b fail 1.9', 'c fail 1.9', 'd ok 1.9', 'e ok 2.0', 'f ok 2.0', 'g ok 2.0', 'h ok 2.0'];
  const found = read(`host | result | firmware\n${rows.map((r) => `sw-0${r.replace(/ /g, ' | ')}`).join('\n')}`);
  expect(found?.id).toBe('same-and-still-well');
  expect(found?.text).toContain('one more (sw-0d) has it and is still well: it is next');
});

it.each([
  ['all that are sick', 'NAME    READY   STATUS\na-1x    0/1     Error\na-2x    0/1     Error\na-3x    0/1     Error'],
  [
    'what follows from being sick',
    'host | p95 ms | restarts | result\nw-1 | 900 | 3 | fail\nw-2 | 20 | 0 | ok\nw-3 | 20 | 0 | ok\nw-4 | 20 | 0 | ok',
  ],
  ['values of which each row has its own', 'host | node | result\nw-1 | n1 | fail\nw-2 | n2 | ok\nw-3 | n3 | ok\nw-4 | n4 | ok'],
  ['a value with an exception', 'host | version | result\nw-1 | 2.0 | fail\nw-2 | 2.0 | ok\nw-3 | 1.9 | ok\nw-4 | 1.9 | fail'],
  ['a list of what was done', '10-1: deploy, ok\n10-2: restart, fail\n10-3: rollback, ok'],
  ['two rows', 'host | version | result\nw-1 | 2.0 | fail\nw-2 | 1.9 | ok'],
  [
    'jobs that are done',
    'NAME     READY   STATUS      AGE\nexp-1a   0/1     Completed   3d\nexp-2b   0/1     Completed   2d\nexp-3c   1/1     Running     1m',
  ],
  [
    'places that are not there',
    'NAME    STATUS    NODE\na-1x    Pending   <none>\na-2x    Running   n-1\na-3x    Running   n-1\na-4x    Running   n-1',
  ],
  [
    'ages that lie close',
    'NAME    READY   STATUS    AGE\na-1x    0/1     Running   6d\na-2x    0/1     Running   7d\na-3x    1/1     Running   8d\na-4x    1/1     Running   9d\na-5x    1/1     Running   8d',
  ],
  [
    'a pod that was well before it was moved',
    'The pods moved from gw-x4k2p were fine.\n\nNAME       ZONE   IMAGE\ngw-x4k2p   a      gw:7\ngw-m1n8s   b      gw:7\ngw-h3j5v   b      gw:7',
  ],
])('is silent on %s', (_, text) => expect(read(text)).toBeUndefined());
