import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/report/types.ts';
import { type Started, started } from '../server/support.ts';
import { launched, paged, SIZES } from './support.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launched();
}, 60_000);
afterAll(() => browser?.close());

const FIELDS = {
  tech_stack: 'Java, Kafka, PostgreSQL',
  symptoms:
    'Since 14:20 UTC orders are not fulfilled. The blue worker hangs. 3 % of requests fail with 502, CPU 20 %.\nBLUEQ-9: lease 4 taken by blue-2',
  occurrence_pattern: 'Since 14:20 UTC, after the deploy at 14:00 UTC',
  blast_radius: 'All customers who order.',
  code_snippet: '',
};

async function reportIn(page: Page): Promise<Report> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.click('.export >> text=JSON')]);
  return JSON.parse(readFileSync(await file.path(), 'utf8')) as Report;
}

async function both(server: Started): Promise<{ preview: Report; page: Report; saved: Report; complaints: string[] }> {
  const context = await browser.newContext(SIZES.desktop);
  await context.addInitScript(`localStorage.setItem('triage.name', 'Ana')`);
  const { page, complaints } = await paged(context);
  await page.goto(`http://127.0.0.1:${server.port}`);
  await page.waitForSelector('#field-symptoms');
  await page.click('.more summary');
  await page.fill('#title', 'Orders wait');
  for (const [field, text] of Object.entries(FIELDS)) await page.fill(`#field-${field}`, text);
  await page.waitForSelector('[data-triage] .card');
  await page.waitForSelector('.reading[aria-busy=false] .export');
  const preview = await reportIn(page);
  await page.keyboard.press('Control+Enter');
  await page.waitForURL(/incidents\/\w+/);
  await page.waitForSelector('.incident [data-triage]');
  const id = /incidents\/(\w+)/.exec(page.url())?.[1] ?? '';
  const saved = (await (await server.get(`/api/incidents/${id}/report?format=json`)).json()) as Report;
  const shown = await reportIn(page);
  await context.close();
  return { preview, page: shown, saved, complaints };
}

describe("a team's own knowledge", () => {
  it('is in the report of the page as it is in the one that is saved', async () => {
    const server = await started({ team: 'tests/team/blue' });
    try {
      const first = await both(server);
      expect(first.saved.hypotheses[0]?.mode).toBe('blue-worker-lost-lease');
      expect(first.saved.severity.rule.id).toBe('orders');
      expect(first.saved.signals.map((s) => s.reading)).toContain('another worker holds the lease');
      expect(first.preview).toEqual(first.saved);
      expect(first.page).toEqual(first.saved);
      expect(first.complaints).toEqual([]);
      // What closed incidents taught stands in both as well.
      const { items } = (await (await server.get('/api/incidents')).json()) as { items: { id: string }[] };
      await server.post(`/api/incidents/${items[0]?.id}/events`, { kind: 'closed', mode: 'blue-worker-lost-lease' });
      const second = await both(server);
      expect(second.saved.notes.map((n) => n.kind)).toContain('learned');
      expect(second.preview).toEqual(second.saved);
    } finally {
      await server.stop();
    }
  }, 180_000);

  it('that cannot be used is left out of both, and both say why', async () => {
    const server = await started({ team: 'tests/team/broken' });
    try {
      const { preview, saved } = await both(server);
      expect(saved.team?.used).toBe(false);
      expect(preview).toEqual(saved);
    } finally {
      await server.stop();
    }
  }, 120_000);

  it('is given to those alone who are signed in, with an ETag', async () => {
    const tokens = { TRIAGE_TOKENS: 'eve:viewer:viewer-token-123456' };
    const guarded = await started({ flags: { host: '0.0.0.0' }, env: tokens, team: 'tests/team/blue' });
    try {
      expect((await guarded.get('/engine/team.json')).status).toBe(401);
      const eve = { authorization: 'Bearer viewer-token-123456' };
      const first = await guarded.get('/engine/team.json', eve);
      expect([first.status, first.headers.get('cache-control')]).toEqual([200, 'private, no-cache']);
      expect(((await first.json()) as { own: { modes: { id: string }[] } }).own.modes.map((m) => m.id)).toEqual(['blue-worker-lost-lease']);
      const again = await guarded.get('/engine/team.json', { ...eve, 'if-none-match': first.headers.get('etag') ?? '' });
      expect(again.status).toBe(304);
    } finally {
      await guarded.stop();
    }
    const without = await started();
    expect((await without.get('/engine/team.json')).status).toBe(204);
    await without.stop();
  }, 60_000);
});
