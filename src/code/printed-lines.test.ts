import { describe, expect, it } from 'vitest';
import { splitParts } from './parts.ts';
import { printedLines } from './printed-lines.ts';

const CODE = ['export function f(a) {', '  return a;', '}'];
const marks = (lines: readonly string[]): string =>
  printedLines(lines)
    .map((p) => (p ? 'p' : '.'))
    .join('');
const languages = (text: string): string[] => splitParts(text).parts.map((p) => p.language);

describe('heads of what was printed', () => {
  it.each([
    '2025-03-05T01:41:10.114Z ERROR c-3 cannot read record',
    '2025-03-05 01:41:10,114 +0100 WARN pool is empty',
    '[2025-03-05, 04:00:12 UTC] {taskinstance.py:1851} ERROR - exited',
    '[05-Mar-2025 09:14:02] WARNING: [pool www] busy',
    '03-05 09:12:11.204  8812  8812 E AndroidRuntime: FATAL EXCEPTION: main',
    'E0305 09:12:11.204112       1 leaderelection.go:330] error retrieving resource lock',
    '[1203390.771] Buffer I/O error on dev sdb1',
    'fail: Shop.Orders.Worker[0]',
    'System.InvalidOperationException: Timeout expired.',
    'An error occurred (AccessDenied) when calling the GetObject operation: no',
    'Error from server (Forbidden): pods is forbidden',
    'ActiveRecord::Deadlocked (PG::TRDeadlockDetected: ERROR:  deadlock detected)',
    '[ioredis] Unhandled error event: Error: connect ECONNREFUSED 10.0.6.4:6379',
    'Error: Error acquiring the state lock',
    'MaxRetriesPerRequestError: Reached the max retries per request limit',
    '[8121.114s][info][gc] GC(4411) Pause Full 4081M->4079M(4096M) 3812.114ms',
    'panic: runtime error: index out of range',
    '<--- Last few GCs --->',
    'goroutine profile: total 48211',
    '    at Object.<anonymous> (/app/index.js:4:11)',
    'hikaricp_connections_active{pool="main"} 10.0',
    '# TYPE hikaricp_connections_active gauge',
    'core1#show interfaces Gi1/0/24',
  ])('%s', (line) => expect(marks([...CODE, line])).toBe('...p'));

  it.each([
    'const at = "2025-03-05T01:41:10.114Z";',
    'raise errors.NotFoundError("x")',
    'try: # fails on panic',
    'image: registry.int/app:1.2',
    'on_error: retry',
    'OnError: retry',
    '[Error] # section',
    '    at: 10.5',
    '*/5 * * * * app /opt/app/bin/sync',
    '# TYPE of the message decides',
  ])('not %s', (line) => expect(marks([...CODE, line])).toBe('....'));
});

it('a list whose values are set in a column is output, settings are not', () => {
  expect(marks(['Log Name:      System', 'Source:        Schannel', 'The certificate was refused.'])).toBe('ppp');
  expect(marks(['Resources:', '  Type: AWS::S3::Bucket', '  Name: x'])).toBe('...');
});

it('below a client of a database all is output up to the blank line, also what looks like code', () => {
  expect(marks(['rs0 [direct: secondary] test> rs.status()', '{', '  lag: 1', '}', '', 'const a = 1;'])).toBe('pppp..');
});

it('a remark below output is on the output; above code it is the comment of that', () => {
  expect(marks(['a: 1', 'ERROR: no space', '# this is what ran at 22:41'])).toBe('.pp');
  expect(marks(['a: 1', 'ERROR: no space', '# retries', 'b: 2'])).toBe('.p..');
});

it('a remark that stands alone below output is words too', () => {
  const parts = splitParts('def f(a)\n  a.save!\nend\nNoMemoryError: failed to allocate memory\n# only on payday').parts;
  expect(parts.map((p) => `${p.language} ${p.text.trim()}`).at(-1)).toBe('log NoMemoryError: failed to allocate memory\n# only on payday');
});

it('rows of figures are no crontab', () => {
  expect(
    languages('14  0      0 812332  11223 991223    0    0     1    12\n15  0      0 811201  11223 991224    0    0     0     8'),
  ).not.toContain('shell');
  expect(languages('*/5 * * * * /opt/app/bin/sync\n0 3 * * * /opt/app/bin/clean')).toEqual(['shell']);
});
