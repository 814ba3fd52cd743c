import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { logPathOf, readLog } from '../src/cli/investigation/log-file.ts';

/** Investigations killed at a random point; `TRIAGE_KILLS=200` for the long run. */
const KILLS = Number(process.env.TRIAGE_KILLS ?? 6);
const WRITERS = 3;

/**
 * A process that does what the commands do to record an event, again and again, and says each id once it is acknowledged. It is killed by SIGKILL at
 * a random moment, with others writing to the same log.
 */
const WRITER = `
import { appendEvents } from ${JSON.stringify(resolve('src/cli/investigation/log-file.ts'))};
import { newId } from ${JSON.stringify(resolve('src/cli/investigation/who-and-when.ts'))};
import { writeSync } from 'node:fs';
writeSync(1, 'ready\\n');
for (;;) {
  const id = newId();
  appendEvents(process.argv[2], [{ kind: 'observed', observable: 'request-errors', value: 'yes', note: 'seen by ' + process.pid + ' '.repeat(200), id, at: '2026-11-28T15:00:00Z', by: 'ana' }]);
  writeSync(1, id + '\\n');
}
`;

it(
  `loses no acknowledged event when processes are killed, in ${KILLS} investigations`,
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'triage-'));
    const script = join(folder, 'writer.mjs');
    await build({
      stdin: { contents: WRITER, resolveDir: '.' },
      outfile: script,
      bundle: true,
      platform: 'node',
      format: 'esm',
      logLevel: 'error',
      minify: true,
    });
    try {
      let all = 0;
      for (let round = 0; round < KILLS; round++) {
        const incident = join(folder, `incident-${round}.md`);
        writeFileSync(incident, 'symptoms: errors');
        const acknowledged = (
          await Promise.all(Array.from({ length: WRITERS }, (_, i) => killed(script, incident, 5 + ((round * 37 + i * 53) % 120))))
        ).flat();
        const { events, faults } = readLog(incident);
        const kept = new Set(events.map((e) => e.id));
        expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
        expect(new Set(acknowledged).size).toBe(acknowledged.length);
        expect(faults.filter((f) => f.counts)).toEqual([]);
        all += acknowledged.length;
        // The log goes on, with a torn end as well.
        writeFileSync(logPathOf(incident), `${readFileSync(logPathOf(incident), 'utf8')}2026-11-28T15:00:00Z torn an`);
        expect(readLog(incident).events).toHaveLength(events.length);
      }
      expect(all).toBeGreaterThan(KILLS);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
  30_000 + KILLS * 5_000,
);

/** Ids that one writer acknowledged before it was killed, `delay` milliseconds after it was ready. */
function killed(script: string, incident: string, delay: number): Promise<string[]> {
  return new Promise((done, reject) => {
    const child = spawn(process.execPath, [script, incident], { stdio: ['ignore', 'pipe', 'inherit'] });
    let out = '';
    let armed = false;
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      if (armed || !out.includes('ready')) return;
      armed = true;
      setTimeout(() => child.kill('SIGKILL'), delay);
    });
    child.on('error', reject);
    child.on('close', () =>
      done(
        out
          .split('\n')
          .slice(1, -1)
          .filter((l) => l.length === 8),
      ),
    );
  });
}
