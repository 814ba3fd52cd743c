// What somebody who types at the page waits: for their letter, and for the report on it. The last letters of the symptoms of a case of median length are typed at the
// real page of the real server, one in MS milliseconds, as keys. Times are of the clock and, beside them, of the processor: on a machine with other work the first ones
// tell of that work. node bench/typing.mjs [letters] [ms between] [width] [height]; exit 1 where a letter waits too long. Needs a build and Chromium.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';

const [LETTERS = 60, BETWEEN = 90, WIDTH = 1280, HEIGHT = 900] = process.argv.slice(2).map(Number);
/** A letter that is painted within so much is felt as typed at once (web.dev/articles/inp). */
const MOST_MS = 200;
const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync) ?? '';

await build({
  entryPoints: ['bench/page-entry.ts'],
  bundle: true,
  format: 'esm',
  platform: 'node',
  outfile: 'dist/bench-page.mjs',
  packages: 'external',
  logLevel: 'error',
});
const { readCase } = await import('../dist/bench-page.mjs');
const cases = readdirSync('eval/cases', { recursive: true, withFileTypes: true })
  .filter((e) => e.isFile() && e.name.endsWith('.yaml'))
  .map((e) => readCase(readFileSync(join(e.parentPath, e.name), 'utf8'), 'bench'))
  .sort((a, b) => Object.values(a.incident).join('').length - Object.values(b.incident).join('').length);
const { id, incident } = cases[cases.length >> 1];

/** Runs in the page before its own script: when letters came and were painted, when the engine answered, when the report moved. */
function watch() {
  const seen = { letters: [], asked: new Map(), answers: [], moves: [], long: [], events: [] };
  globalThis.seen = seen;
  addEventListener(
    'input',
    (e) => {
      const letter = { at: e.timeStamp, length: e.target.value?.length };
      seen.letters.push(letter);
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          letter.painted = performance.now();
        };
        port2.postMessage(0);
      });
    },
    { capture: true },
  );
  const Real = Worker;
  globalThis.Worker = class extends Real {
    constructor(...args) {
      super(...args);
      this.addEventListener('message', ({ data }) => {
        const of = seen.asked.get(data.id);
        if (of) seen.answers.push({ ...of, answered: performance.now() });
      });
    }
    postMessage(question, ...more) {
      if (question.call === 'report')
        seen.asked.set(question.id, { asked: performance.now(), length: question.takes.fields.symptoms.length });
      super.postMessage(question, ...more);
    }
  };
  new MutationObserver(() => seen.moves.push(performance.now())).observe(document, { childList: true, subtree: true, characterData: true });
  const host = new MutationObserver(() => seen.shown.push(performance.now()));
  seen.shown = [];
  addEventListener('DOMContentLoaded', () => {
    const find = () => {
      const el = document.querySelector('.report-host');
      if (el) host.observe(el, { childList: true, subtree: true, characterData: true });
      else setTimeout(find, 50);
    };
    find();
  });
  for (const [type, into] of [
    ['longtask', seen.long],
    ['event', seen.events],
  ])
    new PerformanceObserver((list) => {
      for (const e of list.getEntries()) into.push({ name: e.name, at: e.startTime, ms: e.duration });
    }).observe({ type, durationThreshold: 16, buffered: true });
}

/** Of every thread of the page's process: ms on a processor so far. */
function threadsOf(pid) {
  const out = {};
  for (const tid of readdirSync(`/proc/${pid}/task`)) {
    const name = readFileSync(`/proc/${pid}/task/${tid}/comm`, 'utf8').trim();
    const ms = Number(readFileSync(`/proc/${pid}/task/${tid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
    const key = tid === String(pid) ? 'page' : name.startsWith('DedicatedWorker') ? 'engine' : 'others';
    out[key] = (out[key] ?? 0) + ms;
  }
  return out;
}

const folder = mkdtempSync(join(tmpdir(), 'triage-typing-'));
const server = spawn(process.execPath, ['dist/triage.js', 'serve', '--port', '0', '--rate', '0', '--data', folder], {
  stdio: ['ignore', 'pipe', 'ignore'],
});
const url = await new Promise((resolve) => server.stdout.once('data', (d) => resolve(String(d).trim())));
const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu', '--no-first-run'] });
try {
  const context = await browser.newContext({ viewport: { width: WIDTH, height: HEIGHT } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.addInitScript(watch);
  await page.goto(url);
  await page.waitForSelector('#field-symptoms');
  const symptoms = incident.symptoms;
  for (const [name, text] of Object.entries(incident))
    await page.fill(`#field-${name}`, name === 'symptoms' ? text.slice(0, text.length - 2 * LETTERS) : text);
  await page.waitForSelector('[data-triage] .card', { timeout: 120_000 });
  const { processInfo } = await (await browser.newBrowserCDPSession()).send('SystemInfo.getProcessInfo');
  const pid = processInfo.filter((p) => p.type === 'renderer').sort((a, b) => b.cpuTime - a.cpuTime)[0].id;
  const type = async (from, to) => {
    for (const letter of symptoms.slice(from, to)) {
      await page.keyboard.insertText(letter);
      await page.waitForTimeout(BETWEEN);
    }
  };
  await page.focus('#field-symptoms');
  await page.evaluate(`{ const t = document.querySelector('#field-symptoms'); t.setSelectionRange(t.value.length, t.value.length); }`);
  // The first half warms it.
  await type(symptoms.length - 2 * LETTERS, symptoms.length - LETTERS);
  await page.waitForTimeout(1_500);
  const metrics = async () =>
    Object.fromEntries((await session.send('Performance.getMetrics')).metrics.map((m) => [m.name, m.value * 1000]));
  const from = await page.evaluate('performance.now()');
  const [threads0, metrics0] = [threadsOf(pid), await metrics()];
  await type(symptoms.length - LETTERS, symptoms.length);
  await page.waitForTimeout(1_500);
  const [threads, after] = [threadsOf(pid), await metrics()];
  const seen = await page.evaluate(`({ ...seen, asked: 0, moves: 0 })`);
  const letters = seen.letters.filter((l) => l.at >= from);
  const answers = seen.answers.filter((a) => a.asked >= from);
  const quantiles = (xs) => {
    const s = xs.filter((x) => x !== undefined && !Number.isNaN(x)).sort((a, b) => a - b);
    const at = (q) => (s[Math.min(s.length - 1, Math.floor(q * s.length))] ?? Number.NaN).toFixed(0);
    return `p50 ${at(0.5)}, p95 ${at(0.95)}, most ${at(1)} ms (${s.length})`;
  };
  // The report on a letter, or on a later one: the first answer on as many letters, and the first move of the report behind it (none where it stays as it was).
  const updates = letters.map((l) => {
    const answer = answers.find((a) => a.length >= l.length);
    if (!answer) return Number.NaN;
    const moved = seen.shown.find((t) => t >= answer.answered);
    const following = answers.find((a) => a.asked >= answer.answered)?.answered ?? Number.POSITIVE_INFINITY;
    return (moved !== undefined && moved < following + 400 ? moved : answer.answered) - l.at;
  });
  const painted = letters.map((l) => l.painted - l.at);
  const each = (ms) => (ms / letters.length).toFixed(1);
  const long = seen.long.filter((t) => t.at >= from);
  console.log(
    `case       ${id}, ${letters.length} letters, one in ${BETWEEN} ms, at ${WIDTH} × ${HEIGHT}; load of the machine ${loadavg()[0].toFixed(1)}`,
  );
  console.log(`letter     painted after ${quantiles(painted)}`);
  console.log(
    `events     slower than 16 ms: ${quantiles(seen.events.filter((e) => e.at >= from && /input|key/.test(e.name)).map((e) => e.ms))}`,
  );
  console.log(`long tasks ${long.length}, ${quantiles(long.map((t) => t.ms))}`);
  console.log(`engine     ${answers.length} reports, ${quantiles(answers.map((a) => a.answered - a.asked))} from question to answer`);
  console.log(`update     ${quantiles(updates)} from the letter to its report`);
  console.log(
    `processor  a letter: ${each(threads.page - threads0.page)} ms page, of it ${['ScriptDuration', 'LayoutDuration', 'RecalcStyleDuration'].map((m) => `${each(after[m] - metrics0[m])} ${m}`).join(', ')}`,
  );
  console.log(`           a report: ${((threads.engine - threads0.engine) / answers.length).toFixed(1)} ms engine, in its worker`);
  process.exitCode = Number(/p95 (\d+)/.exec(quantiles(painted))?.[1]) < MOST_MS ? 0 : 1;
} finally {
  await browser.close();
  server.kill('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
}
