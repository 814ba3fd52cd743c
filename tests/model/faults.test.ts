import { afterEach, describe, expect, it } from 'vitest';
import { asked, EMPTY, inputFrom, plain, without } from '../support/model.ts';
import {
  type Act,
  anthropic,
  endless,
  huge,
  type ModelServer,
  modelServer,
  ollama,
  openai,
  silent,
  status,
} from '../support/model-server.ts';

const input = await inputFrom(
  'Tech stack: Node.js, PostgreSQL\nSymptoms: since 14:20 UTC requests hang and time out, the connection pool is exhausted, 40 errors an hour\nOccurrence pattern: after release v2.8.1 at 13:55 UTC',
);
const own = await without(input);

let server: ModelServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

/** The report with a server that plays these acts, which must be the knowledge base's own. */
async function survived(acts: readonly Act[], budget: string, model = 'anthropic') {
  await server?.close();
  server = await modelServer(...acts);
  const started = performance.now();
  const report = await asked(input, server.url, { budget, model });
  expect(plain(report)).toEqual(own);
  expect(report.model?.used).toBe(false);
  expect(report.notes.at(-1)?.text).toMatch(/^The report is from the knowledge base alone; \S+ has no part in it: .+\.$/);
  return { why: report.model?.outcome ?? '', calls: server.got.length, seconds: (performance.now() - started) / 1000, report };
}

const overloaded = { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } };

describe('a model that fails costs nobody the report', () => {
  it('silent: given up at the end of the budget', async () => {
    const { why, seconds } = await survived([silent], '700ms');
    expect(why).toContain('it was not done within 0.7 s');
    expect(seconds).toBeLessThan(4);
  });
  it('endless: cut off when it has used its tokens', async () => {
    // The question grows with the knowledge: a budget that holds it, and a little of an answer.
    const asking = /the question \(about (\d+) tokens\)/.exec((await survived([endless], '2000tokens')).why)?.[1];
    const { why } = await survived([endless], `20s,${Number(asking) + 1100}tokens`);
    expect(why).toMatch(/did not end within the \d+ tokens/);
  });
  it('endless and within its tokens: cut off by the time', async () => {
    expect((await survived([endless], '700ms')).why).toContain('it was not done within');
  });
  it('huge', async () => {
    expect((await survived([huge], '20s')).why).toContain('larger than any answer can be');
  });
  it('no JSON, three times: sent back twice with the findings', async () => {
    const { why, calls } = await survived([anthropic('I am sorry, I cannot.')], '20s');
    expect(why).toContain('sent back twice');
    expect(calls).toBe(3);
    const messages = server?.got[2]?.body.messages as { role: string; content: { text: string }[] }[];
    expect(messages.map((m) => m.role)).toEqual(['user', 'assistant', 'user', 'assistant', 'user']);
    expect(messages.at(-1)?.content[0]?.text).toContain('There is no JSON object in the answer');
  });
  it('JSON that is broken, then JSON of another shape, then with a rank', async () => {
    const ranked = JSON.stringify({ ...EMPTY, modes: [], ranking: ['H2', 'H1'], probability: 0.9 });
    const { why } = await survived([anthropic('{"signals": ['), anthropic('{"hello": 1}'), anthropic(ranked)], '20s');
    expect(why).toMatch(/Unrecognized keys: "ranking", "probability"/);
  });
  it('a tool call', async () => {
    const { why, calls } = await survived([anthropic('', { tool: true })], '20s');
    expect(why).toContain('there are no tools');
    expect(calls).toBe(3);
  });
  it('429 with a wait that the budget holds, then 500 for ever', async () => {
    const { why, calls } = await survived([status(429, overloaded, { 'retry-after': '0' }), status(500, overloaded)], '20s');
    expect(why).toContain('the server answered 500: Overloaded');
    expect(calls).toBe(3);
  });
  it('429 with a wait that the budget does not hold: not waited for', async () => {
    const { why, calls, seconds } = await survived([status(429, overloaded, { 'retry-after': '60' })], '10s');
    expect(why).toContain('it asks to wait 60 s, which the budget does not hold');
    expect(calls).toBe(1);
    expect(seconds).toBeLessThan(4);
  });
  it('401', async () => {
    expect(
      (await survived([status(401, { type: 'error', error: { type: 'authentication_error', message: 'invalid x-api-key' } })], '9s')).why,
    ).toContain('401: invalid x-api-key');
  });
  it('400 is asked once more without the schema', async () => {
    expect(
      (await survived([status(400, { type: 'error', error: { type: 'invalid_request_error', message: 'Schema is too complex' } })], '9s'))
        .calls,
    ).toBe(2);
    expect(server?.got[0]?.body.output_config).toBeDefined();
    expect(server?.got[1]?.body.output_config).toBeUndefined();
  });
  it('an error page', async () => {
    expect((await survived([status(502, '<html><body>Bad gateway</body></html>')], '2500ms')).why).toContain('the server answered 502');
  });
  it('a redirect to another host is not followed', async () => {
    expect((await survived([status(307, {}, { location: 'http://127.0.0.1:1/v1/messages' })], '9s')).why).toContain(
      'which is not followed',
    );
  });
  it('a stream that is cut', async () => {
    const { why } = await survived([anthropic(JSON.stringify(EMPTY).repeat(20), { cutAfter: 5 })], '3s');
    expect(why).toMatch(/cut|read/);
  });
  it('an error within the stream', async () => {
    const act: Act = (_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.end(`event: error\ndata: ${JSON.stringify(overloaded)}\n\n`);
    };
    expect((await survived([act], '9s')).why).toContain('Overloaded');
  });
  it('nothing listens', async () => {
    server = await modelServer(silent);
    const { url } = server;
    await server.close();
    server = undefined;
    const report = await asked(input, url, { budget: '2s' });
    expect(plain(report)).toEqual(own);
    expect(report.model?.outcome).toContain('connection refused');
  });
  it('no key', async () => {
    const report = await asked(input, undefined as unknown as string, { env: {} });
    expect(plain(report)).toEqual(own);
    expect(report.model?.outcome).toContain('ANTHROPIC_API_KEY is not set');
  });
  it('OpenAI-compatible: cut by its length, wrong shapes', async () => {
    expect((await survived([openai('{"signals": [', { finish: 'length' })], '9s', 'openai/m')).why).toContain(
      'ended before it was complete',
    );
    await server?.close();
    await survived([status(200, { object: 'list', data: [] })], '3s', 'openai/m');
  });
  it('Ollama: a model that is not there, and lines that are no JSON', async () => {
    const missing = await survived([status(404, { error: "model 'm' not found" })], '9s', 'ollama/m');
    expect(missing.why).toContain("model 'm' not found");
    expect(missing.calls).toBe(1);
    await server?.close();
    await survived([(_, r) => void r.writeHead(200).end('what?\n')], '3s', 'ollama/m');
  });
  it('a person who no longer wants to wait', async () => {
    server = await modelServer(silent);
    const enough = new AbortController();
    setTimeout(() => enough.abort(), 200);
    const report = await asked(input, server.url, { enough: enough.signal });
    expect(plain(report)).toEqual(own);
    expect(report.model?.outcome).toContain('it was stopped by you');
  });
});

describe('the budget', () => {
  it('in tokens that do not hold the question: nothing is sent', async () => {
    const { calls, why } = await survived([anthropic(JSON.stringify(EMPTY))], '2000tokens');
    expect(calls).toBe(0);
    expect(why).toContain('the budget of 2000 tokens');
  });
  it('in dollars bounds the answer, and is refused where no price is known', async () => {
    expect((await survived([anthropic('no')], '0.001usd')).calls).toBe(0);
    await server?.close();
    expect((await survived([openai('no')], '1usd', 'openai/m')).why).toContain('the price of this model is not known');
    await server?.close();
    server = await modelServer(anthropic(JSON.stringify(EMPTY)));
    const report = await asked(input, server.url, { budget: '$0.20' });
    expect(report.model?.used).toBe(true);
    expect(server.got[0]?.body.max_tokens).toBeLessThan(8000);
    expect(report.model?.cost).toBeCloseTo((900 * 5 + 210 * 25) / 1e6, 6);
  });
});

describe('the wire', () => {
  it('Anthropic Messages', async () => {
    server = await modelServer(anthropic(JSON.stringify(EMPTY)));
    const report = await asked(input, server.url);
    const { path, headers, body } = server.got[0] ?? {};
    expect(path).toBe('/v1/messages');
    expect(headers?.['x-api-key']).toBe('key-of-a-test');
    expect(headers?.['anthropic-version']).toBe('2023-06-01');
    expect(body).toMatchObject({ model: 'claude-opus-4-6', stream: true, max_tokens: 8000 });
    expect(body?.tools).toBeUndefined();
    expect(report.model).toMatchObject({ used: true, calls: 1, tokens: { input: 900, output: 210, estimated: false } });
    expect(plain(report)).toEqual(own);
  });
  it('OpenAI chat completions', async () => {
    server = await modelServer(openai(`\`\`\`json\n${JSON.stringify(EMPTY)}\n\`\`\``));
    const report = await asked(input, `${server.url}/v1`, { model: 'openai/some-model' });
    const { path, headers, body } = server.got[0] ?? {};
    expect(path).toBe('/v1/chat/completions');
    expect(headers?.authorization).toBe('Bearer key-of-a-test');
    expect(body).toMatchObject({
      model: 'some-model',
      stream: true,
      stream_options: { include_usage: true },
      response_format: { type: 'json_schema' },
    });
    expect(report.model).toMatchObject({ used: true, tokens: { input: 800, output: 200 }, price: 'not known' });
    expect(report.model?.cost).toBeUndefined();
  });
  it("Ollama's own, with a context that holds the prompt", async () => {
    server = await modelServer(ollama(`<think>hm { </think>${JSON.stringify(EMPTY)}`));
    const report = await asked(input, server.url, { model: 'ollama/llama3.1:8b', env: {} });
    const { path, headers, body } = server.got[0] as (typeof server.got)[number];
    expect(path).toBe('/api/chat');
    expect(headers.authorization).toBeUndefined();
    expect(body).toMatchObject({ model: 'llama3.1:8b', stream: true });
    expect((body.options as { num_ctx: number }).num_ctx).toBeGreaterThan(5_000);
    expect(report.model).toMatchObject({ used: true, tokens: { input: 700, output: 150 }, cost: 0 });
  });
  it('Ollama by its OpenAI-compatible endpoint, where it has no other', async () => {
    server = await modelServer(status(404, '404 page not found'), openai(JSON.stringify(EMPTY)));
    const report = await asked(input, server.url, { model: 'ollama/m', env: {} });
    expect(server.got.map((g) => g.path)).toEqual(['/api/chat', '/v1/chat/completions']);
    expect(report.model?.used).toBe(true);
  });
});
