// What the engine takes in Chromium for a keystroke, report and its HTML, beside the same work in Node: the last letters of the symptoms of a case of median length
// are typed one by one, in turn on both sides. To lay the page out is not in it. node bench/page.mjs [letters]; exit 1 over the bar of 50 ms. Needs a build and Chromium.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, normalize } from 'node:path';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';

const LETTERS = Number(process.argv[2] ?? 40);
const MOST_MS = 50;
const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync) ?? '';
const TYPES = { js: 'text/javascript', wasm: 'application/wasm', txt: 'text/plain' };

await build({
  entryPoints: ['bench/page-entry.ts'],
  bundle: true,
  format: 'esm',
  platform: 'node',
  outfile: 'dist/bench-page.mjs',
  packages: 'external',
  logLevel: 'error',
});
const { readCase, updater } = await import('../dist/bench-page.mjs');
const cases = readdirSync('eval/cases', { recursive: true, withFileTypes: true })
  .filter((e) => e.isFile() && e.name.endsWith('.yaml'))
  .map((e) => readCase(readFileSync(join(e.parentPath, e.name), 'utf8'), 'bench'))
  .sort((a, b) => Object.values(a.incident).join('').length - Object.values(b.incident).join('').length);
const { id, incident } = cases[cases.length >> 1];
/** The fields when so many letters of the symptoms are still to be typed. */
const before = (letters) => ({ ...incident, symptoms: incident.symptoms.slice(0, incident.symptoms.length - letters) });

const server = createServer((req, res) => {
  const path = normalize(new URL(req.url ?? '/', 'http://x').pathname);
  const file = join('dist', path);
  if (path === '/') res.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>engine</title>');
  else if (!existsSync(file)) res.writeHead(404).end();
  else res.writeHead(200, { 'content-type': TYPES[path.split('.').pop()] ?? 'application/octet-stream' }).end(readFileSync(file));
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu', '--no-first-run'] });
try {
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}`);
  await page.evaluate(`(async () => {
    const engine = await import('/engine.js');
    const opened = engine.openShipped(await (await fetch('/knowledge.txt')).text());
    const parsers = engine.parserLoader('/grammars/');
    globalThis.update = async (fields) => {
      const from = performance.now();
      const { incident, notes } = engine.incidentFromFields(fields);
      const report = await engine.resume({ title: 't', incident, notes }, [], opened, parsers);
      const made = performance.now();
      engine.htmlFragment(report);
      return { report: made - from, html: performance.now() - made };
    };
  })()`);
  const there = (fields) => page.evaluate(`update(${JSON.stringify(fields)})`);
  const here = updater();
  for (let left = LETTERS; left > 0; left--) {
    await there(before(left + LETTERS));
    await here(before(left + LETTERS));
  }
  const typed = [];
  for (let left = LETTERS; left > 0; left--) typed.push({ ...(await there(before(left))), node: await here(before(left)) });
  const median = (xs) => [...xs].sort((a, b) => a - b)[xs.length >> 1];
  const of = (f) => median(typed.map(f));
  const whole = of((t) => t.report + t.html);
  const said = whole < MOST_MS ? 'kept' : 'MISSED';
  console.log(`case       ${id}, the last ${LETTERS} letters of its symptoms`);
  console.log(`update     ${whole.toFixed(1)} ms, median (bar: under ${MOST_MS}, ${said})`);
  console.log(`of it      ${of((t) => t.report).toFixed(1)} ms for the report, ${of((t) => t.html).toFixed(1)} for its HTML`);
  console.log(`ratio      ${of((t) => (t.report + t.html) / t.node).toFixed(2)} of the same in Node`);
  process.exitCode = whole < MOST_MS ? 0 : 1;
} finally {
  await browser.close();
  server.close();
}
