import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/**
 * Each file under tests/transcripts/ is calls with exactly what they print:
 *   $ arguments        one call of `triage`
 *   < text             its standard input, a line each
 *   > text             a line of standard output; `> …` stands for any number of lines
 *   ! text             a line of standard error
 *   = 2                its exit code, always last
 */
const FOLDER = 'tests/transcripts';

interface Call {
  readonly args: string[];
  readonly input: string;
  readonly out: string[];
  readonly err: string[];
  readonly code: number;
}

function callsOf(text: string): Call[] {
  const calls: Call[] = [];
  let open: { args: string[]; input: string[]; out: string[]; err: string[] } | undefined;
  for (const line of text.split('\n')) {
    const body = line.slice(2);
    if (line.startsWith('$ ')) open = { args: words(body), input: [], out: [], err: [] };
    else if (!open) continue;
    else if (line.startsWith('<')) open.input.push(body);
    else if (line.startsWith('>')) open.out.push(body);
    else if (line.startsWith('!')) open.err.push(body);
    else if (line.startsWith('= ')) {
      calls.push({ ...open, input: open.input.join('\n'), code: Number(body) });
      open = undefined;
    }
  }
  return calls;
}

/** Words as a shell would split them, with double quotes only. */
const words = (line: string): string[] => [...line.matchAll(/"([^"]*)"|(\S+)/g)].map((m) => m[1] ?? m[2] ?? '');

const linesOf = (text: string): string[] => (text === '' ? [] : text.replace(/\n$/, '').split('\n'));

/** Do the printed lines fit the expected ones, where `…` stands for any number of lines? */
function fits(printed: readonly string[], expected: readonly string[]): boolean {
  const [first, ...rest] = expected;
  if (first === undefined) return printed.length === 0;
  if (first === '…') return printed.some((_, i) => fits(printed.slice(i), rest)) || fits([], rest);
  return printed[0] === first && fits(printed.slice(1), rest);
}

for (const file of readdirSync(FOLDER).filter((f) => f.endsWith('.txt'))) {
  describe(file, () => {
    it.each(callsOf(readFileSync(join(FOLDER, file), 'utf8')).map((c) => [`triage ${c.args.join(' ')}`, c] as const))('%s', (_, call) => {
      const r = spawnSync(process.execPath, ['dist/triage.js', ...call.args], {
        input: call.input,
        encoding: 'utf8',
        env: { ...process.env, NO_COLOR: '1' },
      });
      expect({ code: r.status, err: linesOf(r.stderr) }).toEqual({ code: call.code, err: call.err });
      if (!fits(linesOf(r.stdout), call.out)) expect(linesOf(r.stdout)).toEqual(call.out);
    });
  });
}
