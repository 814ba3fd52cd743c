import { existsSync, readFileSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync) ?? '';
const AXE = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

export const SIZES = {
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
  desktop: { viewport: { width: 1440, height: 900 } },
} as const;

export const launched = (): Promise<Browser> =>
  chromium.launch({
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

/** A page, and all that it complained of: errors, refusals of the content security policy, dialogs that a script opened. */
export async function paged(context: BrowserContext): Promise<{ page: Page; complaints: string[] }> {
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (e) => complaints.push(e.message));
  page.on('console', (m) => {
    if (/Content Security Policy|Refused to/.test(m.text())) complaints.push(m.text());
  });
  page.on('dialog', (d) => {
    complaints.push(`a script opened a dialog: ${d.message()}`);
    void d.dismiss();
  });
  return { page, complaints };
}

/** What axe finds that is serious or worse. */
export async function faultsOf(page: Page, within = 'html'): Promise<string[]> {
  // As text and not as a tag: the page's policy runs no script but its own.
  await page.evaluate(AXE);
  return page.evaluate(`axe.run(${JSON.stringify(within)}, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }).then((r) =>
    r.violations.filter((v) => v.impact === 'serious' || v.impact === 'critical').map((v) => v.id + ' ' + v.nodes.map((n) => n.target.join(' ') + ' (' + n.any.map((c) => c.message).join('; ') + ')').slice(0, 3).join(', ')))`);
}

export async function noFaults(page: Page, within?: string): Promise<void> {
  // What lies half under the bar of the next step has no size of its own there.
  await page.evaluate('scrollTo(0, 0)');
  // A report that is still being put in lies over itself for a moment.
  await expect.poll(() => faultsOf(page, within), { timeout: 12_000, interval: 1_000 }).toEqual([]);
}

/** Nothing is wider than the page. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
