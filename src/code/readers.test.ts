import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readElixir } from './elixir.ts';
import { walk } from './node.ts';
import { readScript } from './shell.ts';

const ELIXIR = [
  'def f(x) do',
  'end',
  'fn x ->',
  '|>',
  'Repo.get(A, 1)',
  'if a do',
  'else',
  '{:ok, b} =',
  '"#{c}"',
  '%{a: 1}',
  '[',
  ')',
  'with x <- y,',
  '~r/a/',
  ':ets',
  'do:',
  '&f/1',
  '\n',
  '"""',
  '@spec',
];
const SHELL = [
  'for i in $(ls); do',
  'done',
  'if [ -f a ]; then',
  'fi',
  'rm -rf "$A"/b',
  '|',
  '&&',
  '||',
  '`date`',
  '$(',
  ')',
  '"',
  "'",
  '<<EOF',
  'EOF',
  '\n',
  '$ kubectl get pods',
  '*/5 * * * * run',
  '#',
  '\\',
];
const pieces = (words: readonly string[]) =>
  fc.array(fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 8 })), { maxLength: 60 }).map((all) => all.join(' '));

test('any text is read as Elixir to its end, with places inside it', () => {
  fc.assert(
    fc.property(pieces(ELIXIR), (text) => {
      for (const node of walk(readElixir(text))) {
        expect(node.start).toBeGreaterThanOrEqual(0);
        expect(node.end).toBeLessThanOrEqual(text.length);
      }
    }),
    { numRuns: 300 },
  );
});

test('any text is read as a script to its end; each word stands where it is said to', () => {
  fc.assert(
    fc.property(pieces(SHELL), (text) => {
      for (const command of readScript(text).commands) {
        expect(command.start).toBeLessThan(command.end);
        // What a terminal printed and lines of a crontab are blanked, also within a quote that nobody closed.
        const misplaced = [...(command.words[0] ?? '')].filter((letter, i) => letter.trim() && letter !== text[command.start + i]);
        expect(misplaced).toEqual([]);
      }
    }),
    { numRuns: 300 },
  );
});

test('deep nesting and long lines cost no more than their length', () => {
  const started = performance.now();
  readElixir('('.repeat(50_000));
  readElixir('fn -> '.repeat(20_000));
  readElixir('!'.repeat(20_000));
  readElixir('a |> b |> '.repeat(10_000));
  readElixir('a.b'.repeat(10_000));
  readElixir('case do '.repeat(10_000));
  readScript('$('.repeat(20_000));
  readScript('"$(a '.repeat(20_000));
  expect(performance.now() - started).toBeLessThan(5_000);
});

test('commands know their loop, what joins them, and what was printed by a terminal', () => {
  const script = readScript('set -eo pipefail\nfor p in $(kubectl get pods -o name); do\n  kubectl delete $p && sleep 5\ndone\n');
  expect(script.commands.map((each) => [each.name, each.loop?.kind, each.asked, each.joined])).toEqual([
    ['set', undefined, false, ''],
    ['p', undefined, true, ''],
    ['kubectl', undefined, true, ''],
    ['kubectl', 'for', false, '&&'],
    ['sleep', 'for', false, ''],
  ]);
  expect([script.stopsAtError, script.pipefail, script.stopsAtUnset]).toEqual([true, true, false]);
  const session = readScript('$ df -h\nFilesystem Size\n/dev/sda1 100%\n$ uptime\n');
  expect(session.commands.map((each) => each.name)).toEqual(['df', 'uptime']);
  expect(session.output.map((each) => session.text.slice(each.start, each.end))).toEqual(['Filesystem Size', '/dev/sda1 100%']);
});
