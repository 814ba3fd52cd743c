import type { Browser } from 'playwright-core';
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

const events = async (id: string): Promise<{ kind: string; by: string; mode?: string; note?: string }[]> =>
  ((await (await server.get(`/api/incidents/${id}/events`)).json()) as { items: { kind: string; by: string }[] }).items;
const idOf = (url: string): string => /incidents\/(\w+)/.exec(url)?.[1] ?? '';
const SYMPTOMS = 'profile-api pods restart, OOMKilled, exit code 137. Memory climbs from 180 MiB to 512 MiB in a straight line.';

describe.each(['phone', 'desktop'] as const)('on a %s', (size) => {
  it('walks an incident from paste to close', async () => {
    const context = await browser.newContext(SIZES[size]);
    const { page, complaints } = await paged(context);
    const sent: string[] = [];
    page.on('request', (r) => r.method() !== 'GET' && sent.push(r.url()));
    await page.goto(at);
    await page.waitForSelector('#field-symptoms');
    if (size === 'phone') await noFaults(page);
    // A paste outside of the fields goes where it belongs, and is said.
    await page.evaluate(`{
      const data = new DataTransfer();
      data.setData('text/plain', '2026-11-28T14:20:01Z ERROR profile-api OOMKilled exit code 137\\n2026-11-28T14:21:01Z ERROR profile-api OOMKilled exit code 137');
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    }`);
    await page.waitForSelector('.said >> text=went to Symptoms');
    await page.waitForSelector('[data-triage] .card');
    await page.fill('#field-symptoms', SYMPTOMS);
    await page.waitForSelector('[data-field=symptoms] mark');
    const marked = await page.locator('[data-field=symptoms] mark').allTextContents();
    expect(SYMPTOMS).toContain(marked[0]);
    // Nothing left the browser so far.
    expect(sent).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    if (size === 'desktop') await noFaults(page);
    await page.keyboard.press('Control+Enter');
    await page.fill('#your-name', 'Ana');
    await page.keyboard.press('Enter');
    await page.waitForURL(/incidents\/\w+/);
    await page.waitForSelector('.incident [data-triage]');
    const id = idOf(page.url());

    // The next step is in reach, a key leads to it, Enter records its outcome.
    const next = await page.locator('.next a:visible').first().boundingBox();
    if (size === 'phone') expect(next?.y ?? 0).toBeGreaterThan(844 * 0.6);
    await page.locator('main').focus();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.log-list');
    await expect.poll(async () => (await events(id)).map((e) => `${e.kind} ${e.by}`)).toEqual(['observed Ana']);
    await page.click('.said >> text=Undo');
    await expect.poll(async () => (await events(id)).map((e) => e.kind)).toEqual(['observed', 'undone']);
    await page.waitForSelector('.log-list li.off', { state: 'attached' });

    // A remedy was done; how long it must stay quiet is counted.
    await page.locator('.done-this').first().click();
    await page.click('dialog >> text=Record');
    await expect.poll(async () => (await events(id)).at(-1)?.kind).toBe('applied');
    await page.keyboard.press('r');
    await page.fill('#note', 'asked the platform team');
    await page.keyboard.press('Control+Enter');
    await expect.poll(async () => (await events(id)).at(-1)).toMatchObject({ kind: 'noted', note: 'asked the platform team' });
    await noFaults(page);

    await page.click('.inc-actions >> text=Close');
    await page.locator('dialog .cause').first().click();
    await noFaults(page, 'dialog');
    await page.click('dialog >> text=Close it');
    await page.waitForSelector('.closed-line');
    await expect.poll(async () => (await events(id)).at(-1)?.kind).toBe('closed');
    const row = (await (await server.get(`/api/incidents/${id}`)).json()) as { state: string; outcome: { mode: string } | null };
    expect(row.state).toBe('closed');
    expect(row.outcome?.mode).not.toBe('');
    expect(await overflow(page)).toBeLessThanOrEqual(0);

    await page.goto(`${at}/incidents?q=OOMKilled`);
    await page.waitForSelector('.rows li');
    await noFaults(page);
    if (size === 'phone') await page.click('.more-filters summary');
    await page.selectOption('#state', 'open');
    await page.waitForSelector('text=Nothing matches');
    expect(complaints).toEqual([]);
    await context.close();
  }, 180_000);
});

describe('people on one incident', () => {
  it('see each other’s results at once, and lose nothing when the network goes', async () => {
    const made = (await (await server.post('/api/incidents', { incident: { symptoms: SYMPTOMS } })).json()) as { id: string };
    const [a, b] = [await browser.newContext(SIZES.desktop), await browser.newContext(SIZES.desktop)];
    const pages = await Promise.all(
      [a, b].map(async (context, i) => {
        await context.addInitScript(`localStorage.setItem('triage.name', '${['Ana', 'Ben'][i]}')`);
        const { page } = await paged(context);
        await page.goto(`${at}/incidents/${made.id}#plan`);
        await page.waitForSelector('.step.on button.choice');
        return page;
      }),
    );
    const [ana, ben] = pages as [(typeof pages)[0], (typeof pages)[0]];
    await ana.locator('.step.on button.choice').first().click();
    await ben.waitForSelector('.log-list li >> text=Ana');
    await ben.waitForSelector('.said >> text=Ana:');
    // Ben loses the network, records, and comes back.
    await b.setOffline(true);
    await ben.keyboard.press('r');
    await ben.fill('#note', 'written in a tunnel');
    await ben.keyboard.press('Control+Enter');
    await ben.waitForSelector('.log-list li >> text=not sent yet');
    await server.post(`/api/incidents/${made.id}/events`, { kind: 'noted', note: 'meanwhile', by: 'Cleo' });
    await b.setOffline(false);
    await ana.waitForSelector('.log-list li >> text=written in a tunnel');
    await ben.waitForSelector('.log-list li >> text=meanwhile');
    await expect.poll(() => ben.locator('text=not sent yet').count()).toBe(0);
    expect((await events(made.id)).filter((e) => e.note === 'written in a tunnel')).toHaveLength(1);
    expect((await events(made.id)).map((e) => e.by)).toEqual(['Ana', 'Cleo', 'Ben']);
    await a.close();
    await b.close();
  }, 180_000);
});

describe('hostile text', () => {
  it('stays text in every field, event, title and list', async () => {
    const evil = (n: number) =>
      `"><img src=x onerror="alert(${n})"><script>alert(${n})</script>'-alert(${n})-' javascript:alert(${n}) OOMKilled`;
    const context = await browser.newContext(SIZES.phone);
    await context.addInitScript(`localStorage.setItem('triage.name', '<img src=x onerror=alert(1)>')`);
    const { page, complaints } = await paged(context);
    await page.goto(at);
    for (const [i, f] of ['symptoms', 'occurrence_pattern', 'blast_radius', 'tech_stack', 'code_snippet'].entries())
      await page.fill(`#field-${f}`, evil(i));
    await page.click('.more summary');
    await page.fill('#title', evil(6));
    await page.fill('#service', '<svg onload=alert(7)>');
    await page.waitForSelector('[data-triage] .card');
    await page.click('.save-bar >> text=Save');
    await page.waitForURL(/incidents\/\w+/);
    await page.waitForSelector('.incident [data-triage]');
    await page.keyboard.press('r');
    await page.fill('#note', evil(8));
    await page.keyboard.press('Control+Enter');
    await page.click('.log-list summary');
    await page.waitForSelector('.log-list li');
    expect(await page.locator('main img, main script, main svg:not(.bar)').count()).toBe(0);
    await page.goto(`${at}/incidents`);
    await page.waitForSelector('.rows >> text=onerror');
    expect(await page.locator('main img, main script').count()).toBe(0);
    // The same in an alert: its labels, its annotations, its links.
    const labels = { alertname: evil(9), service: evil(10), severity: evil(11), instance: evil(12) };
    const alert = {
      status: 'firing',
      labels,
      annotations: { summary: evil(13), description: evil(14), runbook_url: 'javascript:alert(15)' },
    };
    const sent = await server.post('/hooks/alertmanager', {
      version: '4',
      status: 'firing',
      groupKey: evil(16),
      groupLabels: labels,
      commonLabels: labels,
      commonAnnotations: alert.annotations,
      externalURL: 'javascript:alert(17)',
      alerts: [{ ...alert, startsAt: '2026-11-28T14:20:00Z', fingerprint: evil(18), generatorURL: 'javascript:alert(19)' }],
    });
    const { items } = (await (await server.get('/api/incidents?limit=1')).json()) as { items: { id: string }[] };
    expect(sent.status).toBeLessThan(300);
    await page.goto(`${at}/incidents/${items[0]?.id}`);
    await page.waitForSelector('.incident [data-triage]');
    await page.waitForSelector('main >> text=onerror');
    expect(await page.locator('main img, main script, main a[href^="javascript" i]').count()).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  }, 180_000);
});

describe('off loopback', () => {
  it('asks for a token, shows the deep link after it, and lets a viewer only look', async () => {
    const guarded = await started({
      flags: { host: '0.0.0.0' },
      env: { TRIAGE_TOKENS: 'rob:responder:responder-token-123456 eve:viewer:viewer-token-123456' },
    });
    const context = await browser.newContext(SIZES.desktop);
    try {
      const rob = { authorization: 'Bearer responder-token-123456' };
      const made = (await (await guarded.post('/api/incidents', { incident: { symptoms: SYMPTOMS } }, rob)).json()) as { id: string };
      const { page, complaints } = await paged(context);
      await page.goto(`http://127.0.0.1:${guarded.port}/incidents/${made.id}`);
      await page.fill('#token', 'wrong-token-1234567');
      await page.keyboard.press('Enter');
      await page.waitForSelector('[role=alert] >> text=not known');
      await noFaults(page);
      await page.fill('#token', 'viewer-token-123456');
      await page.keyboard.press('Enter');
      await page.waitForSelector('.incident [data-triage]');
      expect(await page.locator('.inc-actions, .done-this').count()).toBe(0);
      await page.locator('.step.on button.choice').first().click();
      await page.waitForSelector('.chosen');
      await page.click('text=Sign out');
      await page.waitForSelector('#token');
      expect(await page.locator('[data-triage]').count()).toBe(0);
      expect(complaints).toEqual([]);
    } finally {
      await context.close();
      await guarded.stop();
    }
  }, 180_000);
});
