import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync) ?? '';
const TYPES: Record<string, string> = {
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain',
  '.html': 'text/html',
};

let server: Server;
let origin = '';

beforeAll(async () => {
  server = createServer((req, res) => {
    const path = normalize(new URL(req.url ?? '/', 'http://x').pathname);
    if (path === '/') {
      res.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>engine</title>');
      return;
    }
    const file = join('dist', path);
    if (!existsSync(file)) {
      res.writeHead(404).end();
      return;
    }
    res.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' }).end(readFileSync(file));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
});

afterAll(() => server.close());

it('the engine gives the same report in a browser as in Node', async () => {
  const { incidentFromFields } = await import('../src/incident/index.ts');
  const { loadParser } = await import('../src/cli/parsers.ts');
  const { openShipped } = await import('../src/signals/index.ts');
  const { triage } = await import('../src/triage.ts');
  const fields = {
    code_snippet:
      'async function pay(o) { const c = await stripe.charges.create({ amount: o.total }); await db.orders.insert({ id: o.id }); }',
    tech_stack: 'Node.js 20, PostgreSQL 15',
    symptoms: '40 errors/hour: duplicate key value violates unique constraint "orders_pkey"',
    occurrence_pattern: 'since 14:20 UTC, after the deploy at 13:55 UTC',
    blast_radius: '5% of checkouts',
  };
  const read = incidentFromFields(fields);
  if (!read.ok) throw new Error(read.error);
  const here = await triage(
    { title: 't', incident: read.incident, notes: read.notes },
    openShipped(readFileSync('dist/knowledge.txt', 'utf8')),
    loadParser,
  );

  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
  try {
    const page = await browser.newPage();
    const errors: string[] = [];
    page.on('pageerror', (e) => errors.push(e.message));
    await page.goto(origin);
    // As text: what the test's own loader makes of an `import()` would not be known to the page.
    const there = await page.evaluate<{ report: string; markdown: string }>(`(async (input) => {
      const engine = await import('/engine.js');
      const shipped = await (await fetch('/knowledge.txt')).text();
      const made = engine.incidentFromFields(input);
      const report = await engine.triage(
        { title: 't', incident: made.incident, notes: made.notes },
        engine.openShipped(shipped),
        engine.parserLoader('/grammars/'),
      );
      return { report: JSON.stringify(report), markdown: engine.RENDERERS.markdown(report, {}) };
    })(${JSON.stringify(fields)})`);
    expect(errors).toEqual([]);
    expect(JSON.parse(there.report)).toEqual(JSON.parse(JSON.stringify(here)));
    expect(there.markdown).toContain('## 2. Hypothesis Ledger');
  } finally {
    await browser.close();
  }
}, 60_000);
