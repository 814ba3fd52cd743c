import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Started, started } from '../server/support.ts';
import { launched, paged, SIZES } from './support.ts';

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

const TEXT = readFileSync(new URL('../../examples/checkout-duplicate-charges.md', import.meta.url), 'utf8');

/** What has the focus and lies under a bar, in part or as a whole (WCAG 2.2, 2.4.11), after each press of a key; each control once. */
async function covered(page: Page, key: 'Tab' | 'Shift+Tab', presses: number): Promise<{ covered: string[]; seen: number }> {
  const found: string[] = [];
  let seen = 0;
  for (let i = 0; i < presses; i++) {
    await page.keyboard.press(key);
    const said = (await page.evaluate(`(() => {
      const el = document.activeElement;
      if (!el || el === document.body) return null;
      const bars = [...document.querySelectorAll('.next.below, .save-bar, .said:not(.empty)')].filter((b) => !b.contains(el));
      const r = el.getBoundingClientRect();
      for (const bar of bars) {
        const b = bar.getBoundingClientRect();
        const deep = Math.min(r.bottom, b.bottom) - Math.max(r.top, b.top);
        if (b.height > 0 && r.height < innerHeight / 2 && deep > 1) return el.className + ' “' + el.textContent.slice(0, 40) + '” is ' + Math.round(deep) + ' px under ' + bar.className;
      }
      return '';
    })()`)) as string | null;
    if (said !== null) seen++;
    if (said) found.push(said);
  }
  return { covered: found, seen };
}

describe('on a phone', () => {
  it('no control that has the focus lies under a bar, forwards and backwards', async () => {
    const { id } = (await (await server.post('/api/incidents', { text: TEXT })).json()) as { id: string };
    const context = await browser.newContext(SIZES.phone);
    const { page } = await paged(context);
    await page.goto(`${at}/incidents/${id}`);
    await page.waitForSelector('.incident .copy');
    // The places where commands stand.
    for (const place of ['.action .copy', '.check .copy', '.choice']) {
      const first = page.locator(`${place}:visible`).first();
      if ((await first.count()) === 0) continue;
      await first.focus();
      const forwards = await covered(page, 'Tab', 12);
      const backwards = await covered(page, 'Shift+Tab', 24);
      expect(forwards.covered).toEqual([]);
      expect(backwards.covered).toEqual([]);
      expect(forwards.seen + backwards.seen).toBeGreaterThan(20);
    }
    await context.close();
  }, 120_000);

  it('a tap on a button that a bar half covers is moved clear of it before', async () => {
    const { id } = (await (await server.post('/api/incidents', { text: TEXT })).json()) as { id: string };
    const context = await browser.newContext(SIZES.phone);
    const { page } = await paged(context);
    await page.goto(`${at}/incidents/${id}`);
    await page.waitForSelector('.incident .copy');
    const over = await page.evaluate(`(async () => {
      const bar = document.querySelector('.next.below');
      const out = [];
      for (const b of [...document.querySelectorAll('.copy, .done-this, button.choice')].filter((b) => b.getClientRects().length > 0)) {
        b.scrollIntoView({ block: 'nearest', behavior: 'instant' });
        const [r, o] = [b.getBoundingClientRect(), bar.getBoundingClientRect()];
        const deep = Math.min(r.bottom, o.bottom) - Math.max(r.top, o.top);
        if (r.height > 0 && deep > 1) out.push(b.className + ' ' + Math.round(deep));
      }
      return out;
    })()`);
    expect(over).toEqual([]);
    await context.close();
  }, 120_000);
});
