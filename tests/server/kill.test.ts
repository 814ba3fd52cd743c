import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportStore, migrate, openStore, restoreStore } from '../../src/store/index.ts';
import { killLoop } from './kill-loop.ts';
import { startPostgres } from './postgres.ts';

/**
 * SIGKILL while it is written to: no acknowledged event is lost, none comes twice, the order is kept. Small by default; for the full measure:
 * TRIAGE_KILL_INVESTIGATIONS=200 TRIAGE_KILLS=20 npx vitest run tests/server/kill.test.ts
 */
const INVESTIGATIONS = Number(process.env.TRIAGE_KILL_INVESTIGATIONS ?? 5);
const KILLS = Number(process.env.TRIAGE_KILLS ?? 2);
const PATIENCE = 120_000 + INVESTIGATIONS * 5_000 + KILLS * 15_000;
const folder = mkdtempSync(join(tmpdir(), 'triage-kill-'));
// The database runs as a user of its own.
chmodSync(folder, 0o755);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const sound = { lost: [], twice: [], disordered: [], unseen: [] };
const size = { investigations: INVESTIGATIONS, eventsEach: 8, kills: KILLS, pauseMs: 400 };

describe('two servers on one PostgreSQL', () => {
  let url = '';
  let stop = async () => {};
  beforeAll(async () => {
    ({ url, stop } = await startPostgres(folder));
  }, 120_000);
  afterAll(() => stop());

  it(
    'lose nothing, double nothing and keep the order while each is killed in turn',
    async () => {
      const outcome = await killLoop({ ...size, servers: 2, env: { DATABASE_URL: url } });
      if (process.env.TRIAGE_KILL_INVESTIGATIONS) console.log(JSON.stringify(outcome));
      expect(outcome).toMatchObject(sound);
      expect(outcome.acknowledged).toBe(INVESTIGATIONS * 8);
      expect(outcome.stored).toBe(INVESTIGATIONS * 8);
      expect(outcome.kills).toBeGreaterThan(0);
      // Otherwise nothing was shown: no write was cut off, and no stream.
      expect(outcome.cut).toBeGreaterThan(0);
      expect(outcome.reconnects).toBeGreaterThan(0);
    },
    PATIENCE,
  );

  it('a backup of it, restored elsewhere, is the same backup', async () => {
    const from = await openStore({ url, folder: '' });
    await migrate(from.db);
    await sql`create database elsewhere`.execute(from.db);
    const to = await openStore({ url: url.replace(/postgres$/, 'elsewhere'), folder: '' });
    await migrate(to.db);
    const saved: string[] = [];
    await exportStore(from, async (line) => void saved.push(line));
    const rows = await restoreStore(to, linesOf(saved));
    const again: string[] = [];
    await exportStore(to, async (line) => void again.push(line));
    expect(rows).toBeGreaterThan(INVESTIGATIONS * 8);
    expect(again.slice(1)).toEqual(saved.slice(1));
    await expect(restoreStore(to, linesOf(saved))).rejects.toThrow(/already holds incidents/);
    await expect(restoreStore(to, linesOf(saved.slice(0, -1)), true)).rejects.toThrow(/cut off/);
    await to.close();
    await from.close();
  }, 60_000);
});

async function* linesOf(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}

describe('one server on the embedded database', () => {
  it(
    'loses nothing, doubles nothing and keeps the order while it is killed; the lock of the dead is taken over',
    async () => {
      const outcome = await killLoop({
        ...size,
        kills: Math.ceil(KILLS / 2),
        servers: 1,
        env: { DATABASE_URL: '' },
        args: ['--data', join(folder, 'data')],
      });
      if (process.env.TRIAGE_KILL_INVESTIGATIONS) console.log(JSON.stringify(outcome));
      expect(outcome).toMatchObject(sound);
      expect(outcome.acknowledged).toBe(INVESTIGATIONS * 8);
      expect(outcome.stored).toBe(INVESTIGATIONS * 8);
      expect(outcome.kills).toBeGreaterThan(0);
      // Otherwise nothing was shown: no write was cut off, and no stream.
      expect(outcome.cut).toBeGreaterThan(0);
      expect(outcome.reconnects).toBeGreaterThan(0);
    },
    PATIENCE,
  );
});
