import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request as a server got it. */
export interface Got {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Record<string, unknown>;
}

/** What a scripted server does with one request. */
export type Act = (got: Got, response: ServerResponse) => void | Promise<void>;

export interface ModelServer {
  readonly url: string;
  readonly got: Got[];
  close(): Promise<void>;
}

/** A local server that plays its acts in turn; the last one again for every further request. */
export async function modelServer(...acts: readonly Act[]): Promise<ModelServer> {
  const got: Got[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => {
      text += chunk;
    });
    request.on('end', () => {
      const one: Got = {
        path: request.url ?? '',
        headers: request.headers,
        body: text ? (JSON.parse(text) as Record<string, unknown>) : {},
      };
      const act = acts[Math.min(got.length, acts.length - 1)] as Act;
      got.push(one);
      void act(one, response);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    got,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

const pieces = (text: string, size = 40): string[] => text.match(new RegExp(`[\\s\\S]{1,${size}}`, 'g')) ?? [];

const sse = (response: ServerResponse) =>
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' });

/** Anthropic Messages, streamed (platform.claude.com/docs/en/build-with-claude/streaming). */
export const anthropic =
  (text: string, how: { readonly stop?: string; readonly cutAfter?: number; readonly tool?: boolean } = {}): Act =>
  (_, response) => {
    sse(response);
    const send = (type: string, data: object) => response.write(`event: ${type}\ndata: ${JSON.stringify({ type, ...data })}\n\n`);
    send('message_start', {
      message: {
        id: 'msg_1',
        type: 'message',
        role: 'assistant',
        model: 'claude-opus-4-6',
        content: [],
        stop_reason: null,
        stop_sequence: null,
        usage: { input_tokens: 900, output_tokens: 1 },
      },
    });
    send('ping', {});
    if (how.tool) {
      send('content_block_start', { index: 0, content_block: { type: 'tool_use', id: 'toolu_1', name: 'bash', input: {} } });
      send('content_block_delta', { index: 0, delta: { type: 'input_json_delta', partial_json: '{"command":"rm -rf /"}' } });
    } else {
      send('content_block_start', { index: 0, content_block: { type: 'text', text: '' } });
      for (const [i, piece] of pieces(text).entries()) {
        if (how.cutAfter !== undefined && i >= how.cutAfter) {
          response.destroy();
          return;
        }
        send('content_block_delta', { index: 0, delta: { type: 'text_delta', text: piece } });
      }
    }
    send('content_block_stop', { index: 0 });
    send('message_delta', {
      delta: { stop_reason: how.stop ?? (how.tool ? 'tool_use' : 'end_turn'), stop_sequence: null },
      usage: { output_tokens: 210 },
    });
    send('message_stop', {});
    response.end();
  };

/** OpenAI chat completions, streamed, with the usage in the last chunk. */
export const openai =
  (text: string, how: { readonly finish?: string } = {}): Act =>
  (_, response) => {
    sse(response);
    const chunk = (choices: object[], more: object = {}) =>
      response.write(
        `data: ${JSON.stringify({ id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1764000000, model: 'm', choices, ...more })}\n\n`,
      );
    chunk([{ index: 0, delta: { role: 'assistant', content: '' }, finish_reason: null }]);
    for (const piece of pieces(text)) chunk([{ index: 0, delta: { content: piece }, finish_reason: null }]);
    chunk([{ index: 0, delta: {}, finish_reason: how.finish ?? 'stop' }]);
    chunk([], { usage: { prompt_tokens: 800, completion_tokens: 200, total_tokens: 1000 } });
    response.end('data: [DONE]\n\n');
  };

/** Ollama's own `/api/chat`: a JSON object a line. */
export const ollama =
  (text: string): Act =>
  (_, response) => {
    response.writeHead(200, { 'content-type': 'application/x-ndjson' });
    const line = (data: object) => response.write(`${JSON.stringify({ model: 'm', created_at: '2026-11-28T00:00:00Z', ...data })}\n`);
    for (const piece of pieces(text)) line({ message: { role: 'assistant', content: piece }, done: false });
    line({ message: { role: 'assistant', content: '' }, done: true, done_reason: 'stop', prompt_eval_count: 700, eval_count: 150 });
    response.end();
  };

export const status =
  (code: number, body: object | string, headers: Record<string, string> = {}): Act =>
  (_, response) => {
    response.writeHead(code, { 'content-type': typeof body === 'string' ? 'text/html' : 'application/json', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };

/** Answers nothing, ever. */
export const silent: Act = () => {};

/** Begins, and never ends: a piece of text every few milliseconds. */
export const endless: Act = (_, response) => {
  sse(response);
  const send = (type: string, data: object) => response.write(`event: ${type}\ndata: ${JSON.stringify({ type, ...data })}\n\n`);
  send('message_start', {
    message: {
      id: 'msg_1',
      type: 'message',
      role: 'assistant',
      model: 'm',
      content: [],
      stop_reason: null,
      stop_sequence: null,
      usage: { input_tokens: 9, output_tokens: 1 },
    },
  });
  send('content_block_start', { index: 0, content_block: { type: 'text', text: '' } });
  const timer = setInterval(() => send('content_block_delta', { index: 0, delta: { type: 'text_delta', text: '{"signals": [' } }), 5);
  response.on('close', () => clearInterval(timer));
};

/** As many megabytes as the other side takes, in one event without an end. */
export const huge: Act = (_, response) => {
  sse(response);
  response.write('event: content_block_delta\ndata: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"');
  const block = 'x'.repeat(65_536);
  const more = () => {
    while (!response.destroyed && response.write(block));
  };
  response.on('drain', more);
  more();
};
