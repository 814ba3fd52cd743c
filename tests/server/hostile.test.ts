import { connect } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addWebhook, getWebhook, removeWebhook } from '../../src/store/index.ts';
import { INCIDENT, type Started, started } from './support.ts';

let server: Started;
const logged: string[] = [];
const asked: string[] = [];
beforeAll(async () => {
  server = await started({
    requestMs: 1_500,
    // A name that was public when the webhook was added, and is not when it is called.
    sending: { resolve: async (host) => [{ address: asked.push(host) > 0 ? '127.0.0.1' : '', family: 4 }] },
    log: (level, message, more) => logged.push(`${level} ${message} ${JSON.stringify(more)}`),
  });
}, 120_000);
afterAll(() => server?.stop());

const XSS = `"><script>alert(1)</script><img src=x onerror=alert(1)>{{7*7}}\${7*7}javascript:alert(1)`;

describe('text and queries that nobody should send', () => {
  it('markup in every field is text everywhere', async () => {
    const fields = Object.fromEntries(Object.keys(INCIDENT).map((f) => [f, `${XSS} errors since 14:20 UTC`]));
    const made = await server.post('/api/incidents', { incident: fields, title: XSS, service: XSS, by: XSS });
    expect(made.status).toBe(201);
    const { id } = (await made.json()) as { id: string };
    await server.post(`/api/incidents/${id}/events`, { kind: 'noted', note: XSS, by: XSS });
    for (const path of ['/', `/incidents/${id}`]) {
      // The page's own script is the one that may stand there.
      const page = (await (await server.get(path)).text()).replace(/<script type="module" src="\/assets\/[\w.-]+"><\/script>/, '');
      expect(page).not.toMatch(/<script|<img|onerror=alert\(1\)>(?!&)/i);
    }
    const pdf = await server.get(`/api/incidents/${id}/report?format=%3Cscript%3E`);
    expect([pdf.status, pdf.headers.get('content-type')]).toEqual([422, 'application/problem+json']);
    const html = await server.get(`/api/incidents/${id}/report?format=html`);
    if (html.status === 200) {
      expect(html.headers.get('content-security-policy')).toContain('sandbox');
      expect(await html.text()).not.toMatch(/<script>alert|<img src=x/i);
    }
    const csp = (await server.get('/')).headers.get('content-security-policy') ?? '';
    expect(csp).toContain("script-src 'self'");
    expect(csp).not.toContain('unsafe-inline');
  });

  it('queries, cursors, ids and headers that nobody should send are answered the same way', async () => {
    // This server ends slow connections early, and a test's own work makes one slow.
    const get = (path: string, headers?: Record<string, string>) => server.get(path, headers).catch(() => server.get(path, headers));
    const { id } = (await (await server.post('/api/incidents', { incident: INCIDENT })).json()) as { id: string };
    const paths = [
      '/api/incidents',
      `/api/incidents/${id}/events`,
      `/api/incidents/${id}/report`,
      `/api/incidents/${id}/similar`,
      '/api/knowledge/modes',
      '/api/audit',
      '/api/webhooks',
    ];
    const names = ['q', 'cursor', 'limit', 'after', 'since', 'until', 'severity', 'class', 'service', 'format', 'state', 'x', '__proto__'];
    const word = fc.oneof(
      fc.string({ maxLength: 12, unit: 'binary' }),
      fc.constantFrom(
        "' or 1=1 --",
        '%',
        '\\',
        '\u0000',
        'NaN',
        '-1',
        '1e309',
        '9'.repeat(30),
        XSS,
        '"unclosed',
        '-',
        '& | !',
        '2026-13-45T99:99:99Z',
      ),
      fc
        .constantFrom('[null]', '["x",1]', '[1e999]', '[]', '["2026-01-01T00:00:00Z","\u0000"]')
        .map((s) => Buffer.from(s).toString('base64url')),
    );
    const calls = fc.sample(fc.tuple(fc.constantFrom(...paths), fc.constantFrom(...names), word), { numRuns: 250, seed: 11 });
    for (let i = 0; i < calls.length; i += 25) {
      const answers = await Promise.all(
        calls.slice(i, i + 25).map(([path, name, value]) => get(`${path}?${new URLSearchParams({ [name]: value })}`)),
      );
      for (const [k, r] of answers.entries()) {
        expect([r.status < 500, calls[i + k]]).toEqual([true, calls[i + k]]);
        if (r.status >= 400) expect(await r.text()).not.toMatch(/node_modules|postgres|syntax error/i);
      }
    }
    for (const bad of ['x', `${id}x`, '%00', '%F0%28', "'--", id.toUpperCase()])
      expect([400, 404]).toContain((await get(`/api/incidents/${bad}`)).status);
    for (const headers of [
      { 'if-none-match': '"'.repeat(500) },
      { 'last-event-id': '-1' },
      { accept: ';;q=' },
      { 'idempotency-key': 'x'.repeat(300) },
    ])
      expect((await get(`/api/incidents/${id}/stream?after=x`, headers as Record<string, string>)).status).toBeLessThan(500);
    const packed = await server.post('/api/triage', '{}', { 'content-encoding': 'gzip' });
    expect(packed.status).toBe(415);
    expect(logged.filter((l) => l.startsWith('error'))).toEqual([]);
  }, 60_000);

  it('text of an incident calls nobody and links nowhere in a chat', async () => {
    const evil = '<!channel> <@U1> <https://evil.example|click> errors since 14:20 UTC, OOMKilled';
    const fields = Object.fromEntries(Object.keys(INCIDENT).map((f) => [f, evil]));
    const { id } = (await (await server.post('/api/incidents', { incident: fields, title: evil })).json()) as { id: string };
    const message = await (await server.get(`/api/incidents/${id}/report?format=slack`)).text();
    // In plain_text Slack reads no markup; in all else it does.
    const read: string[] = [];
    JSON.parse(message, (_, value: unknown) => {
      const v = value as { type?: string; text?: unknown } | null;
      if (typeof v?.text === 'string' && v.type !== 'plain_text') read.push(v.text);
      return value;
    });
    expect(read.join()).toContain('&lt;!channel&gt;');
    expect(read.join()).not.toMatch(/<!channel>|<@U1>|<https:\/\/evil/);
  });

  it('paths lead nowhere outside', async () => {
    for (const path of [
      '/../package.json',
      '/..%2f..%2fpackage.json',
      '/engine/../package.json',
      '/engine/..%2ftriage.js',
      '/engine/%2e%2e/package.json',
      '/assets/../../etc/passwd',
      '/engine/program.cjs',
      '/%00',
      '/incidents/..%2f..%2f',
    ]) {
      const text = await raw(server.port, `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`);
      // Under /incidents/ the page itself answers, whatever stands behind it.
      const isPage = path.startsWith('/incidents/') && text.includes('<div id="app">');
      if (!isPage) expect([path, text.split('\r\n')[0]]).toEqual([path, expect.stringMatching(/HTTP\/1\.1 (?:404|400|401)/)]);
      expect(text).not.toMatch(/incident-triage|root:/);
    }
  });
});

describe('without accounts', () => {
  it('only this machine’s own names and pages are answered', async () => {
    const ask = (host: string) => raw(server.port, `GET /api/incidents HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
    expect(await ask('evil.example')).toMatch(/^HTTP\/1\.1 421/);
    expect(await ask('127.0.0.1.evil.example:4173')).toMatch(/^HTTP\/1\.1 421/);
    for (const host of ['127.0.0.1', 'localhost:4173', '[::1]:4173']) expect(await ask(host)).toMatch(/^HTTP\/1\.1 200/);
    expect((await server.post('/api/incidents', { incident: INCIDENT }, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await server.post('/api/incidents', { incident: INCIDENT }, { origin: 'null' })).status).toBe(403);
    expect((await server.post('/hooks/form', { symptoms: 'errors since 14:20' }, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  });

  it('a webhook to a private address is refused', async () => {
    for (const url of [
      'http://169.254.169.254/latest/',
      'http://localhost:9/',
      'http://[::ffff:10.0.0.1]/',
      'http://[::ffff:7f00:1]/',
      'http://[64:ff9b::a9fe:a9fe]/',
      'http://[::]/',
      'http://[fe80::1]/',
      'http://0/',
      'http://127.1/',
      'http://2130706433/',
      'http://0x7f000001/',
      'http://017700000001/',
      'http://127.0.0.1%2f@example.com/',
      'http://example.com@127.0.0.1/',
      'http://１２７.０.０.１/',
      'http://localhost./',
      'https://hooks.slack.com:22/',
      'gopher://example.com/',
      'file:///etc/passwd',
    ]) {
      expect([(await server.post('/api/webhooks', { kind: 'generic', url })).status, url]).toEqual([422, url]);
    }
  });
});

describe('a webhook whose name changes its address', () => {
  it('is refused when it is called, and never reached', async () => {
    const { db } = server.database;
    const hook = await addWebhook(db, {
      team: 'default',
      kind: 'generic',
      url: `http://rebound.example:${server.port}/hooks/form`,
      secret: '',
      events: ['incident.opened'],
    });
    await server.post('/api/incidents', { incident: INCIDENT });
    const status = async () => (await getWebhook(db, hook.id))?.lastStatus ?? '';
    await expect.poll(status, { timeout: 20_000, interval: 200 }).toContain('loopback address');
    expect(asked).toEqual(['rebound.example']);
    await removeWebhook(db, 'default', hook.id);
  }, 30_000);
});

describe('slow and broken callers', () => {
  it('are let go in time, and others are served meanwhile', async () => {
    const slow = Array.from({ length: 30 }, () =>
      raw(
        server.port,
        'POST /api/triage HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{"te',
        12_000,
      ),
    );
    const headers = raw(server.port, 'GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ', 12_000);
    expect((await server.get('/healthz')).status).toBe(200);
    const ended = await Promise.all([...slow, headers]);
    for (const text of ended) expect(text === '' || /HTTP\/1\.1 (?:408|400)/.test(text)).toBe(true);
    expect(await raw(server.port, 'NONSENSE\r\n\r\n')).toMatch(/400[\s\S]*application\/problem\+json/);
    expect(await raw(server.port, `GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`)).toMatch(/431/);
  }, 30_000);

  it('an oversized body is refused whether it says its size or not', async () => {
    const chunk = 'x'.repeat(65_536);
    const body = new ReadableStream({
      start(controller) {
        for (let i = 0; i < 40; i++) controller.enqueue(new TextEncoder().encode(chunk));
        controller.close();
      },
    });
    const r = await server
      .call('POST', '/api/triage', { headers: { 'content-type': 'application/json' }, body, duplex: 'half' } as RequestInit)
      .catch(() => undefined);
    if (r) expect(r.status).toBe(413);
    expect((await server.get('/healthz')).status).toBe(200);
  });
});

/** What a server answers to bytes, until it ends the connection. */
function raw(port: number, bytes: string, ms = 8_000): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    const timer = setTimeout(() => socket.destroy(), ms);
    socket.on('data', (d) => {
      text += d;
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(timer);
      resolve(text);
    });
  });
}
