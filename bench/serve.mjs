// Saved triages a second, p50 and p99 of API and page, of the page while others save, and memory, beside a bare hono handler that does nothing but the same insert.
// node bench/serve.mjs [requests] [at once]; with DATABASE_URL on that PostgreSQL, else on the embedded database. Needs a build.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const REQUESTS = Number(process.argv[2] ?? 200);
const AT_ONCE = Number(process.argv[3] ?? 8);
const INSERT = 'insert into bare (id, body) values ($1, $2)';

if (process.argv[2] === '--bare') await bare();
else await main();

/** The other side: hono, the same database, one insert of the same text. */
async function bare() {
  const { serve } = await import('@hono/node-server');
  const { Hono } = await import('hono');
  const query = await database();
  await query('create table if not exists bare (id text primary key, body jsonb)');
  const app = new Hono();
  let n = 0;
  app.post('/api/incidents', async (c) => {
    const body = await c.req.text();
    await query(INSERT, [`${process.pid}-${n++}`, body]);
    return c.json({ n }, 201);
  });
  app.get('/', (c) => c.html('<!doctype html><title>bare</title>'));
  serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => console.log(`http://127.0.0.1:${port}`));
}

async function database() {
  if (process.env.DATABASE_URL) {
    const pg = (await import('pg')).default;
    const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL });
    return (text, values) => pool.query(text, values);
  }
  const { PGlite } = await import('@electric-sql/pglite');
  const db = await PGlite.create({ dataDir: join(process.env.BENCH_FOLDER, 'bare') });
  return (text, values) => db.query(text, values);
}

async function main() {
  const folder = mkdtempSync(join(tmpdir(), 'triage-bench-'));
  const env = { ...process.env, BENCH_FOLDER: folder };
  const body = JSON.stringify({ text: readFileSync('examples/checkout-duplicate-charges.md', 'utf8') });
  const sides = {
    triage: [
      fileURLToPath(new URL('../dist/triage.js', import.meta.url)),
      'serve',
      '--port',
      '0',
      '--rate',
      '0',
      '--data',
      join(folder, 'data'),
    ],
    bare: [fileURLToPath(import.meta.url), '--bare'],
  };
  const results = {};
  for (const [side, args] of Object.entries(sides)) {
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'ignore'] });
    const url = await new Promise((resolve) => child.stdout.once('data', (d) => resolve(String(d).trim())));
    const post = () =>
      fetch(`${url}/api/incidents`, { method: 'POST', headers: { 'content-type': 'application/json' }, body }).then((r) => r.json());
    await load(20, 2, post);
    const saved = await load(REQUESTS, AT_ONCE, post);
    const page = await load(REQUESTS, AT_ONCE, () => fetch(url).then((r) => r.text()));
    results[side] = { saved, page, megabytes: residentOf(child.pid) };
    // What somebody who opens the page waits while others save.
    let saving = true;
    const others = Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        while (saving) await post();
      }),
    );
    results[side].pageMeanwhile = await load(Math.ceil(REQUESTS / 2), 1, () => fetch(url).then((r) => r.text()));
    saving = false;
    await others;
    if (side === 'triage') {
      const { id } = await post();
      results[side].read = await load(REQUESTS, AT_ONCE, () => fetch(`${url}/api/incidents/${id}/report`).then((r) => r.text()));
      results[side].list = await load(REQUESTS, AT_ONCE, () => fetch(`${url}/api/incidents`).then((r) => r.text()));
    }
    child.kill('SIGKILL');
  }
  rmSync(folder, { recursive: true, force: true });
  const { triage, bare: other } = results;
  const ratio = (a, b) => Number((a / b).toFixed(2));
  console.log(JSON.stringify({ requests: REQUESTS, atOnce: AT_ONCE, ...results }, null, 1));
  console.log(
    JSON.stringify({
      savedPerSecond: ratio(triage.saved.perSecond, other.saved.perSecond),
      p50: ratio(triage.saved.p50, other.saved.p50),
      p99: ratio(triage.saved.p99, other.saved.p99),
      pageP50: ratio(triage.page.p50, other.page.p50),
      memory: ratio(triage.megabytes, other.megabytes),
    }),
  );
}

async function load(requests, atOnce, call) {
  const times = [];
  let left = requests;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (left-- > 0) {
        const at = performance.now();
        await call();
        times.push(performance.now() - at);
      }
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  times.sort((a, b) => a - b);
  const at = (q) => Number(times[Math.min(times.length - 1, Math.floor(q * times.length))].toFixed(1));
  return { perSecond: Number((times.length / seconds).toFixed(1)), p50: at(0.5), p99: at(0.99) };
}

function residentOf(pid) {
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024);
}
