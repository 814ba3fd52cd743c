import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { html } from '../src/render/html/index.ts';
import type { Report } from '../src/report/types.ts';
import { prefixed } from './support/hostile.ts';
import { INCIDENTS, triaged } from './support/triaged.ts';
import { walkableReport } from './support/walkable.ts';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync) ?? '';
const AXE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');
const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 900 };

let browser: Browser;
let folder = '';
let reports: readonly Report[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'triage-html-'));
  [reports, browser] = await Promise.all([
    Promise.all(INCIDENTS.map(triaged)),
    chromium.launch({
      executablePath: CHROMIUM,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
    }),
  ]);
}, 60_000);

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Opened {
  readonly page: Page;
  /** What should never be: requests but for the page itself, errors, violations of the content security policy. */
  readonly trouble: string[];
}

/** A page opened as a person opens it: from a file. */
async function open(text: string, options: BrowserContextOptions): Promise<Opened> {
  const file = join(folder, `${Math.abs(hash(text))}.html`);
  writeFileSync(file, text);
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const trouble: string[] = [];
  page.on('request', (r) => r.url() !== pathToFileURL(file).href && trouble.push(`request ${r.url()}`));
  page.on('pageerror', (e) => trouble.push(`error ${e.message}`));
  page.on('console', (m) => ['error', 'warning'].includes(m.type()) && trouble.push(`console ${m.text()}`));
  await page.goto(pathToFileURL(file).href);
  return { page, trouble };
}

const hash = (text: string): number => [...text.slice(0, 4000)].reduce((h, c) => (Math.imul(h, 31) + c.charCodeAt(0)) | 0, text.length);

/** The figures that the ledger of the page shows, by cause, in both of its places. */
const figures = (page: Page, place: 'ledger' | 'plan'): Promise<Record<string, number>> =>
  page.$$eval(`.in-${place} [data-cause]`, (rows) =>
    Object.fromEntries(rows.map((r) => [r.getAttribute('data-cause'), Number(r.getAttribute('data-p'))])),
  );

/** Bayes' rule over the plan of the report, written once more: P(cause at work | outcomes). */
function posteriorOf(r: Report, way: readonly (readonly [number, string])[]): Map<string, number> {
  const states = r.plan.states ?? [];
  const weights = states.map((s) =>
    way.reduce((w, [n, value]) => {
      const outcome = r.plan.steps.find((x) => x.number === n)?.outcomes.find((o) => o.outcome === value);
      return w * (outcome?.given?.[s.id] ?? 0);
    }, s.probability),
  );
  const total = weights.reduce((s, w) => s + w, 0);
  const of = (id: string) => states.reduce((s, x, i) => s + (x.members.includes(id) ? (weights[i] ?? 0) : 0), 0) / total;
  const other = states.reduce((s, x, i) => s + (x.members.length ? 0 : (weights[i] ?? 0)), 0) / total;
  return new Map([...r.hypotheses.map((x) => [x.id, Math.min(0.95, of(x.id))] as const), ['other', Math.max(0.05, other)]]);
}

// Each size and each scheme, over the three incidents in turn: the checks of a whole page take seconds.
it.each([
  ['phone, light', PHONE, 'light', 0],
  ['phone, dark', PHONE, 'dark', 1],
  ['desk, light', DESK, 'light', 2],
  ['desk, dark', DESK, 'dark', 0],
] as const)(
  '%s: no serious fault of access, nothing loaded, no policy broken, no sideways scrolling',
  async (_, viewport, colorScheme, which) => {
    const { page, trouble } = await open(html(reports[which]!), { viewport, colorScheme, reducedMotion: 'reduce' });
    // As a person meets it: a source opened, a step answered.
    await page.click('.src summary');
    const answer = page.locator('[data-step="1"] [data-outcome] button').first();
    if (reports[which]?.plan.steps.length) await answer.click();
    // The whole page at once: what happens to lie under the bar at the foot of a screen is scrolled to, and no fault.
    const height = await page.evaluate<number>('document.documentElement.scrollHeight');
    await page.setViewportSize({ width: viewport.width, height });
    await page.evaluate(AXE);
    const found = await page.evaluate<{ id: string; impact: string; nodes: string[] }[]>(
      `axe.run(document, { resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then((r) => r.violations.map((v) => ({ id: v.id, impact: v.impact, nodes: v.nodes.slice(0, 3).map((n) => n.html.slice(0, 200)) })))`,
    );
    expect(found).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    expect(trouble).toEqual([]);
    await page.context().close();
  },
  60_000,
);

describe('the plan', () => {
  it('is walked by keyboard alone; the ledger follows by the rule of Bayes, in both places, and is told', async () => {
    const r = walkableReport();
    const { page } = await open(html(r), { viewport: DESK });
    await page.evaluate(
      `(() => { window.told = []; for (const type of ['triage:outcome', 'triage:back']) document.addEventListener(type, (e) => told.push([type, e.detail])); })()`,
    );
    const before = await figures(page, 'ledger');
    expect(before).toEqual({ ...Object.fromEntries(r.hypotheses.map((x) => [x.id, x.probability])), other: r.other });

    const button = (step: number, value: string) => page.locator(`[data-step="${step}"] [data-outcome="${value}"] button`);
    const focused = (step: number, value: string) => button(step, value).evaluate((b) => b === b.ownerDocument.activeElement);
    // From the title of the section on: the keyboard alone from here.
    await page.click('#plan-title');
    for (let i = 0; i < 20 && !(await focused(1, 'yes')); i++) await page.keyboard.press('Tab');
    expect(await focused(1, 'yes')).toBe(true);
    await page.keyboard.press('ArrowDown');
    expect(await focused(1, 'no')).toBe(true);
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    for (const place of ['ledger', 'plan'] as const) {
      const now = await figures(page, place);
      for (const [cause, p] of posteriorOf(r, [[1, 'yes']])) expect(now[cause]).toBeCloseTo(p, 3);
    }
    expect(await page.textContent('[data-live]')).toMatch(/^Step 1: yes\..*→.*Next: step 2\.$/);
    expect(await page.locator('#step-2').isVisible()).toBe(true);
    expect(await page.locator('#step-3').isVisible()).toBe(false);

    for (let i = 0; i < 40 && !(await focused(2, 'no')); i++) await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    const second = await figures(page, 'ledger');
    for (const [cause, p] of posteriorOf(r, [
      [1, 'yes'],
      [2, 'no'],
    ]))
      expect(second[cause]).toBeCloseTo(p, 3);

    const back = page.locator('[data-back]');
    for (let i = 0; i < 40 && !(await back.evaluate((b) => b === b.ownerDocument.activeElement)); i++) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await focused(2, 'no')).toBe(true);
    const again = await figures(page, 'ledger');
    for (const [cause, p] of posteriorOf(r, [[1, 'yes']])) expect(again[cause]).toBeCloseTo(p, 3);
    await page.locator('[data-again]').press('Enter');
    expect(await figures(page, 'ledger')).toEqual(before);

    const [one, two] = r.plan.steps;
    expect(await page.evaluate('told')).toEqual([
      ['triage:outcome', { observable: one?.observable, value: 'yes', step: 1 }],
      ['triage:outcome', { observable: two?.observable, value: 'no', step: 2 }],
      ['triage:back', { observable: two?.observable, value: 'no', step: 2 }],
      ['triage:back', { observable: one?.observable, value: 'yes', step: 1 }],
    ]);
    await page.context().close();
  }, 60_000);

  it('every path of the tree opens its steps, ends with its remedies, and can be reached from the map', async () => {
    const r = walkableReport();
    const { page } = await open(html(r), { viewport: PHONE });
    const ways = await page.$$eval('a[data-way]', (links) => links.map((a) => a.getAttribute('data-way') ?? ''));
    expect(ways.length).toBeGreaterThan(8);
    for (const way of ways.map((w) => JSON.parse(w) as [number, string][])) {
      await page.click(`a[data-way='${JSON.stringify(way)}']`);
      const [step, value] = way.at(-1) ?? [0, ''];
      const next = r.plan.steps.find((s) => s.number === step)?.outcomes.find((o) => o.outcome === value)?.next ?? { step: 1 };
      if ('step' in next) expect(await page.locator(`#step-${next.step}`).isVisible()).toBe(true);
      else {
        const shown = await page.locator('.end:visible').allTextContents();
        expect(shown).toHaveLength(1);
        for (const id of next.remedies) expect(shown[0]).toContain(id);
      }
      const telling = way.filter(([, v]) => v !== 'could not tell');
      const now = await figures(page, 'plan');
      const wanted = telling.length
        ? posteriorOf(r, way)
        : new Map([...r.hypotheses.map((x) => [x.id, x.probability] as const), ['other', r.other]]);
      for (const [cause, p] of wanted) expect(now[cause]).toBeCloseTo(p, 3);
    }
    await page.context().close();
  }, 60_000);

  it('a link to a later step shows it and says nothing of the ledger', async () => {
    const { page } = await open(html(walkableReport()), { viewport: DESK });
    const before = await figures(page, 'ledger');
    await page.evaluate(`location.hash = '#step-3'`);
    await page.waitForSelector('#step-3:visible');
    expect(await figures(page, 'ledger')).toEqual(before);
    await page.context().close();
  });
});

describe('the page', () => {
  it('reads whole without its script: every step, outcome, conclusion and source', async () => {
    for (const r of reports) {
      const { page } = await open(html(r), { viewport: PHONE, javaScriptEnabled: false });
      expect(await page.locator('.step:visible').count()).toBe(r.plan.steps.length);
      expect(await page.locator('[data-outcome]:visible').count()).toBe(r.plan.steps.flatMap((s) => s.outcomes).length);
      expect(await page.locator('.end:visible').count()).toBeGreaterThan(0);
      expect(await page.locator('button:visible').count()).toBe(0);
      await page.context().close();
    }
  });

  it('at 320 pixels only the matrix and the tree scroll, inside themselves', async () => {
    for (const r of reports) {
      const { page, trouble } = await open(html(prefixed(r, 'W'.repeat(70))), { viewport: { width: 320, height: 640 } });
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
      expect(trouble).toEqual([]);
      await page.context().close();
    }
  });

  it('prints what is folded and hidden, in black on white, on A4', async () => {
    const { page } = await open(html(walkableReport()), { viewport: { width: 680, height: 960 }, colorScheme: 'dark' });
    await page.click('[data-step="1"] [data-outcome="yes"] button');
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await page.evaluate(`window.dispatchEvent(new Event('beforeprint'))`);
    expect(await page.locator('.step:visible').count()).toBe(3);
    expect(await page.locator('.hyp:last-of-type .weighing').isVisible()).toBe(true);
    expect(await page.locator('.copy:visible, .next:visible, .contents:visible').count()).toBe(0);
    const [ink, paper] = await page.evaluate<string[]>(
      `[getComputedStyle(document.querySelector('.triage')).color, getComputedStyle(document.body).backgroundColor]`,
    );
    expect([ink, paper]).toEqual(['rgb(23, 24, 27)', 'rgb(255, 255, 255)']);
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.toString('latin1')).toMatch(/\/MediaBox ?\[0 0 59[456](?:\.\d+)? 84[123]/);
    await page.context().close();
  });

  it('copies a command, as a whole and alone', async () => {
    const r = walkableReport();
    const { page } = await open(html(r), { viewport: DESK });
    await page.evaluate(`(() => { window.copied = []; navigator.clipboard.writeText = async (t) => void copied.push(t); })()`);
    await page.click('#step-1 .copy');
    expect(await page.evaluate('copied')).toEqual([r.plan.steps[0]?.command]);
    expect(await page.textContent('[data-live]')).toBe('Copied.');
    expect(await page.locator('.cmd').count()).toBe(await page.locator('.copy').count());
    await page.context().close();
  });

  it('runs no script of an incident, even where the policy is taken away', async () => {
    const attack = `"'><img src=x onerror=window.attacked=1><script>window.attacked=1</script><svg onload=window.attacked=1> `;
    const text = html(prefixed(reports[0]!, attack)).replace(/<meta http-equiv[^>]*>/, '');
    expect(text).not.toContain('http-equiv');
    const { page, trouble } = await open(text, { viewport: PHONE });
    await page.click('[data-step="1"] [data-outcome] button');
    expect(await page.evaluate('window.attacked')).toBeUndefined();
    expect(await page.locator('img, svg:not(.bar), script:not(:last-of-type)').count()).toBe(0);
    expect(trouble).toEqual([]);
    await page.context().close();
  });
});
