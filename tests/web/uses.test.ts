import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Started, started } from '../server/support.ts';
import { launched, noFaults, overflow, paged, SIZES } from './support.ts';

let server: Started;
let browser: Browser;
let at: string;
beforeAll(async () => {
  [server, browser] = await Promise.all([started(), launched()]);
  at = `http://127.0.0.1:${server.port}`;
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const CHECKOUT = {
  symptoms: 'Checkout answers 500, 40 errors/hour: duplicate key value violates unique constraint "orders_payment_id_key".',
  occurrence_pattern: 'Began 25 minutes after release v2.8.1 at 13:55 UTC, at peak.',
  blast_radius: '5% of checkouts; some customers are charged twice.',
  tech_stack: 'Node.js, PostgreSQL 14, Stripe webhooks',
};
const OOM = { symptoms: 'profile-api pods restart, OOMKilled, exit code 137. Memory climbs from 180 MiB to 512 MiB in a straight line.' };

interface Opened {
  readonly id: string;
  readonly class: string;
  readonly severity: string;
}
const open = async (body: object): Promise<Opened> => (await (await server.post('/api/incidents', body)).json()) as Opened;
const events = async (id: string) =>
  ((await (await server.get(`/api/incidents/${id}/events`)).json()) as { items: { kind: string; note?: string; effect?: string }[] }).items;

async function visit(
  path: string,
  options: Parameters<Browser['newContext']>[0],
  use: (page: Page, context: BrowserContext) => Promise<void>,
) {
  const context = await browser.newContext({ ...SIZES.desktop, ...options });
  await context.addInitScript(`localStorage.setItem('triage.name', 'Ana')`);
  const { page, complaints } = await paged(context);
  await page.goto(`${at}${path}`);
  await use(page, context);
  expect(complaints).toEqual([]);
  await context.close();
}

/** Files dropped on a place, as a hand does it. */
const drop = (page: Page, on: string, files: readonly { readonly name: string; readonly text: string }[]) =>
  page.evaluate(`{
    const data = new DataTransfer();
    for (const f of ${JSON.stringify(files)}) data.items.add(new File([f.text], f.name));
    const target = document.querySelector(${JSON.stringify(on)});
    for (const type of ['dragenter', 'dragover', 'drop'])
      target.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
  }`);

describe('writing', () => {
  it(
    'takes files where they belong, says so, and takes it back',
    () =>
      visit('/', {}, async (page) => {
        await page.waitForSelector('#field-symptoms');
        await drop(page, 'main', [
          { name: 'app.log', text: '2026-11-28T14:20:01Z ERROR pool exhausted\n2026-11-28T14:20:02Z ERROR pool exhausted' },
          { name: 'pay.ts', text: 'export async function pay(o) {\n  const c = await charge(o);\n  return c;\n}' },
          { name: 'core.bin', text: 'x\u0000y' },
        ]);
        await page.waitForSelector('.said >> text=core.bin is no text');
        expect(await page.inputValue('#field-symptoms')).toContain('pool exhausted');
        expect(await page.inputValue('#field-code_snippet')).toContain('charge(o)');
        await drop(page, '[data-field=tech_stack]', [{ name: 'versions.txt', text: 'PostgreSQL 14' }]);
        await page.waitForSelector('.said >> text=went to Tech stack');
        expect(await page.inputValue('#field-tech_stack')).toBe('PostgreSQL 14');
        await page.setInputFiles('#files', 'examples/nightly-report-missing.txt');
        await page.waitForSelector('.said >> text=is an incident and filled');
        expect(await page.inputValue('#field-tech_stack')).not.toBe('PostgreSQL 14');
        await page.click('.said >> text=Undo');
        expect(await page.inputValue('#field-tech_stack')).toBe('PostgreSQL 14');
        // A reload loses nothing of what was typed.
        await page.reload();
        await page.waitForSelector('[data-triage] .card');
        expect(await page.inputValue('#field-symptoms')).toContain('pool exhausted');
      }),
    180_000,
  );

  it(
    'never waits for the engine, and shows the report on the last letter and on no older one',
    () =>
      visit('/', {}, async (page) => {
        // An engine that needs most of a second for each report.
        await page.route('**/engine/engine.js', async (route) => {
          const code = await (await route.fetch()).text();
          const slow = code.replace(
            /export\s*\{/,
            'const slow__ = async (...a) => { const t = performance.now(); while (performance.now() - t < 700); return resume__(...a); };\nexport {',
          );
          const name = /(\w+) as resume\b/.exec(code)?.[1] ?? 'resume';
          await route.fulfill({
            contentType: 'text/javascript',
            body: slow
              .replace('resume__(', `${name}(`)
              .replace(new RegExp(`\\b${name} as resume\\b|(?<=[{,]\\s*)resume(?=\\s*[,}])`), 'slow__ as resume'),
          });
        });
        await page.reload();
        await page.waitForSelector('#field-symptoms');
        await page.evaluate(`window.__shown = []; new MutationObserver(() => {
        const quote = document.querySelector('#the-input')?.textContent;
        if (quote && __shown.at(-1) !== quote) __shown.push(quote);
      }).observe(document.querySelector('main'), { childList: true, subtree: true })`);
        const text = 'Pods are OOMKilled with exit code 137 since 14:20 UTC';
        await page.click('#field-symptoms');
        for (const letter of text) await page.keyboard.type(letter);
        // All letters are there, and their copy behind them, before a second report could have been made.
        expect(await page.inputValue('#field-symptoms')).toBe(text);
        expect(await page.textContent('[data-field=symptoms] .behind')).toBe(`${text}\u200b`);
        expect(await page.evaluate('__shown.length')).toBeLessThanOrEqual(3);
        await expect.poll(async () => (await page.textContent('#the-input').catch(() => '')) ?? '', { timeout: 15_000 }).toContain(text);
        expect(await page.locator('[data-field=symptoms] mark').count()).toBeGreaterThan(0);
        // Far fewer reports than letters, each newer than the one before.
        const shown = (await page.evaluate('__shown.map((s) => s.length)')) as number[];
        expect(shown.length).toBeLessThan(12);
        expect([...shown].sort((a, b) => a - b)).toEqual(shown);
      }),
    180_000,
  );
});

describe('an investigation', () => {
  it('is exported in each form, and its commands are copied as they stand', async () => {
    const { id } = await open({ incident: CHECKOUT, title: 'Checkout 500' });
    await visit(`/incidents/${id}`, { permissions: ['clipboard-read', 'clipboard-write'] }, async (page) => {
      await page.waitForSelector('.incident [data-triage]');
      const block = page.locator('.cmd:has(button.copy):visible').first();
      const button = block.locator('button.copy');
      const command = (await block.locator('code').textContent()) ?? '';
      await button.click();
      expect(await page.evaluate('navigator.clipboard.readText()')).toBe(command.trim());
      const saved = async (name: string) => {
        const [file] = await Promise.all([page.waitForEvent('download'), page.click(`.export >> text="${name}"`)]);
        return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
      };
      const [md, html, json] = [await saved('Markdown'), await saved('HTML, one file'), await saved('JSON')];
      expect([md.name, html.name, json.name]).toEqual(['checkout-500.md', 'checkout-500.html', 'checkout-500.json']);
      const report = (await (await server.get(`/api/incidents/${id}/report`)).json()) as { hypotheses: { mode: string }[] };
      expect((JSON.parse(json.text) as typeof report).hypotheses.map((h) => h.mode)).toEqual(report.hypotheses.map((h) => h.mode));
      expect(md.text).toBe(await (await server.get(`/api/incidents/${id}/report?format=markdown`)).text());
      expect(html.text).toMatch(/^<!doctype html>/);
      await page.click('text=Copy status for Slack');
      await page.waitForSelector('.said >> text=on the clipboard');
      expect(await page.evaluate('navigator.clipboard.readText()')).toContain('Checkout 500');
      await page.click('text=Copy Slack blocks');
      await expect
        .poll(async () => {
          const text = (await page.evaluate('navigator.clipboard.readText()')) as string;
          return text.startsWith('{') ? (JSON.parse(text) as { blocks: unknown[] }).blocks.length : 0;
        })
        .toBeGreaterThan(2);
    });
  }, 180_000);

  it('counts down to when it may be called over', async () => {
    const { id } = await open({ incident: CHECKOUT });
    await server.post(`/api/incidents/${id}/events`, { kind: 'applied', action: 'rolled back to v2.8.0', effect: 'unknown', by: 'Ana' });
    const context = await browser.newContext(SIZES.phone);
    await context.addInitScript(`localStorage.setItem('triage.name', 'Ana')`);
    const { page } = await paged(context);
    await page.clock.install();
    await page.goto(`${at}/incidents/${id}`);
    await page.waitForSelector('.watch-clock b');
    // 40 errors an hour: none in 4.5 minutes is 95 %.
    expect(await page.textContent('.watch-clock')).toMatch(/^4:\d\d more without one, of 4:30/);
    await page.clock.fastForward('02:00');
    await expect.poll(() => page.textContent('.watch-clock')).toMatch(/^2:\d\d more/);
    await page.clock.fastForward('02:40');
    await expect.poll(() => page.textContent('.watch-clock')).toContain('were needed');
    await page.clock.fastForward('00:06');
    await page.click('.watch >> text=Record that it ended the effect');
    await expect.poll(async () => (await events(id)).at(-1)).toMatchObject({ kind: 'applied', effect: 'cured' });
    await context.close();
  }, 180_000);

  it('keeps what was not sent through a reload, and sends what the server had already only once', async () => {
    const { id } = await open({ incident: OOM });
    await visit(`/incidents/${id}`, {}, async (page) => {
      const write = async (text: string) => {
        await page.waitForSelector('.incident [data-triage]');
        await page.keyboard.press('r');
        await page.fill('#note', text);
        await page.keyboard.press('Control+Enter');
      };
      const path = '**/api/incidents/*/events';
      await page.route(path, (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()));
      await write('the first');
      await page.waitForSelector('.log-list >> text=not sent yet');
      await page.reload();
      await page.waitForSelector('.log-list >> text=not sent yet');
      expect(await events(id)).toEqual([]);
      await page.unroute(path);
      // The server has it, and its answer is lost on the way.
      let lost = 0;
      await page.route(path, async (route) => {
        if (route.request().method() !== 'POST' || lost > 0) return route.continue();
        lost += 1;
        await route.fetch();
        await route.abort();
      });
      await expect.poll(() => page.locator('text=not sent yet').count(), { timeout: 20_000 }).toBe(0);
      await write('the second');
      await expect.poll(async () => (await events(id)).map((e) => e.note), { timeout: 20_000 }).toEqual(['the first', 'the second']);
      expect(lost).toBe(1);
      expect(await page.locator('.log-list li').count()).toBe(2);
    });
  }, 180_000);

  it('is found by words, class, service, severity and day, and later by those that are like it', async () => {
    const first = await open({ incident: CHECKOUT, title: 'Checkout in winter', service: 'checkout' });
    const other = await open({ incident: OOM, title: 'Profile restarts', service: 'profile' });
    const report = (await (await server.get(`/api/incidents/${first.id}/report`)).json()) as { hypotheses: { mode: string }[] };
    await server.post(`/api/incidents/${first.id}/close`, { mode: report.hypotheses[0]?.mode, by: 'Ana' });
    const again = await open({ incident: CHECKOUT, title: 'Checkout in spring', service: 'checkout' });
    await visit('/incidents', {}, async (page) => {
      await page.waitForSelector('.rows li');
      const titles = () => page.locator('.row-title').allTextContents();
      const only = async (set: () => Promise<unknown>, found: readonly string[]) => {
        await set();
        await expect.poll(async () => (await titles()).filter((t) => /winter|spring|Profile/.test(t)).sort()).toEqual([...found].sort());
      };
      const both = ['Checkout in winter', 'Checkout in spring'];
      await only(() => page.fill('#search', '"duplicate key" in'), both);
      await only(() => page.fill('#search', 'winter'), ['Checkout in winter']);
      await only(() => page.fill('#search', ''), [...both, 'Profile restarts']);
      await only(() => page.fill('#service', 'profile'), ['Profile restarts']);
      await only(() => page.fill('#service', ''), [...both, 'Profile restarts']);
      await only(
        () => page.selectOption('#class', other.class),
        other.class === again.class ? [...both, 'Profile restarts'] : ['Profile restarts'],
      );
      await only(() => page.selectOption('#class', ''), [...both, 'Profile restarts']);
      await only(() => page.selectOption('#state', 'closed'), ['Checkout in winter']);
      await only(() => page.selectOption('#state', ''), [...both, 'Profile restarts']);
      const severe = [first, other, again].filter((i) => i.severity === again.severity).length;
      await page.selectOption('#severity', again.severity);
      await expect.poll(async () => (await titles()).filter((t) => /winter|spring|Profile/.test(t)).length).toBe(severe);
      await page.selectOption('#severity', '');
      await page.fill('#until', '2020-01-01');
      await page.waitForSelector('text=Nothing matches');
      // The search stands in the address.
      expect(page.url()).toContain('until=2020-01-01');
      await page.click('text=Show all');
      await page.click('.rows >> text=Checkout in spring');
      await page.waitForSelector('.seen-before >> text=Checkout in winter');
      await page.waitForSelector('#similar >> text=It turned out to be');
    });
  }, 180_000);
});

describe('everybody', () => {
  it(
    'can do without a mouse, from the first letter to a recorded result',
    () =>
      visit('/', { reducedMotion: 'reduce', colorScheme: 'dark' }, async (page) => {
        await page.waitForSelector('#field-symptoms');
        const focused = () => page.evaluate('document.activeElement?.id || document.activeElement?.textContent') as Promise<string>;
        await page.keyboard.press('Tab');
        expect(await focused()).toBe('Skip to the content');
        await page.keyboard.press('Enter');
        for (let i = 0; (await focused()) !== 'field-symptoms'; i++) {
          expect(i).toBeLessThan(8);
          await page.keyboard.press('Tab');
        }
        await page.keyboard.insertText(OOM.symptoms);
        await page.waitForSelector('[data-triage] .card');
        // In the order in which they are read.
        const order: string[] = [];
        for (let i = 0; i < 4; i++) {
          await page.keyboard.press('Tab');
          order.push(await focused());
        }
        expect(order).toEqual(['field-occurrence_pattern', 'field-blast_radius', 'field-tech_stack', 'field-code_snippet']);
        await noFaults(page);
        await page.keyboard.press('Control+Enter');
        await page.waitForURL(/incidents\/\w+/);
        await page.waitForSelector('.incident [data-triage]');
        await page.keyboard.press('j');
        expect(await page.evaluate('document.activeElement?.matches("button.choice")')).toBe(true);
        const ring = (await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')) as string;
        expect(ring).not.toBe('none');
        await page.keyboard.press('Enter');
        await page.waitForSelector('.log-list li');
        await page.keyboard.press('?');
        await page.waitForSelector('dialog[open]');
        await page.keyboard.press('Escape');
        // Letters do nothing while a dialog is open, and on a busy machine it closes a little later.
        await page.waitForFunction("!document.querySelector('dialog[open]')");
        await page.keyboard.press('u');
        // On a busy machine before it was sent.
        await page.waitForSelector('.said >> text=/Took back|Taken back/');
        // Nothing moves for those who asked for that; and the dark page is as readable as the light one.
        const moving = await page.evaluate(`[...document.querySelectorAll('main *')].filter((e) => {
        const s = getComputedStyle(e);
        return parseFloat(s.transitionDuration) > 0 || s.animationName !== 'none';
      }).length`);
        expect(moving).toBe(0);
        await noFaults(page);
      }),
    180_000,
  );

  it('reads it at twice the size, and at 320 pixels, without scrolling sideways', async () => {
    const { id } = await open({ incident: CHECKOUT });
    for (const viewport of [
      { width: 640, height: 400 },
      { width: 320, height: 568 },
    ])
      await visit(`/incidents/${id}`, { viewport }, async (page) => {
        await page.waitForSelector('.incident [data-triage]');
        expect(await overflow(page)).toBeLessThanOrEqual(0);
        for (const path of viewport.width < 400 ? ['/', '/incidents'] : []) {
          await page.goto(`${at}${path}`);
          await page.waitForSelector('h1');
          expect([path, await overflow(page)]).toEqual([path, 0]);
        }
        await page.click('text=New');
        await page.click('.examples button >> nth=1');
        await page.waitForSelector('[data-triage] .card');
        expect(await overflow(page)).toBeLessThanOrEqual(0);
        // What stays on the page leaves most of it to be read.
        const bar = await page.locator('.save-bar').boundingBox();
        expect(bar?.height ?? 0).toBeLessThan(viewport.height * 0.25);
      });
  }, 180_000);
});
