import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { INCIDENT, type Started, started } from '../server/support.ts';
import { launched, paged, SIZES } from './support.ts';

let server: Started;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([started(), launched()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const opened = async (): Promise<string> =>
  ((await (await server.post('/api/incidents', { incident: INCIDENT })).json()) as { id: string }).id;
const events = async (id: string): Promise<{ kind: string }[]> =>
  ((await (await server.get(`/api/incidents/${id}/events`)).json()) as { items: { kind: string }[] }).items;

describe('while the server is away', () => {
  it('what was recorded is sent when it is back, from whichever page, once', async () => {
    const [one, other] = [await opened(), await opened()];
    const context = await browser.newContext(SIZES.phone);
    await context.addInitScript(`localStorage.setItem('triage.name', 'Ana')`);
    const { page, complaints } = await paged(context);
    await page.goto(`http://127.0.0.1:${server.port}/incidents`);
    await page.click(`.rows a[href="/incidents/${one}"]`);
    await page.waitForSelector('.step.on button.choice');
    await context.setOffline(true);
    await page.locator('.step.on button.choice').first().click();
    await page.waitForSelector('.said >> text=Undo');
    // Leaving takes the line with it: its Undo is of the page that is left.
    await page.goBack();
    await page.waitForSelector('.said >> text=Undo', { state: 'detached' });
    await page.waitForSelector('.list >> text=does not answer');
    // An incident that is asked for meanwhile is there as soon as the server is.
    await page.evaluate(`history.pushState(null, '', '/incidents/${other}'); dispatchEvent(new PopStateEvent('popstate'))`);
    await page.waitForSelector('text=asked again by itself');
    await context.setOffline(false);
    await page.waitForSelector('.incident [data-triage]', { timeout: 30_000 });
    await expect.poll(async () => (await events(one)).map((e) => e.kind), { timeout: 30_000 }).toEqual(['observed']);
    await page.reload();
    await page.waitForSelector('.incident [data-triage]');
    expect((await events(one)).length).toBe(1);
    expect((await events(other)).length).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  }, 120_000);
});
