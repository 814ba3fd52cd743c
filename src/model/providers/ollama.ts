import { estimateTokens } from '../budget.ts';
import { asFailure, boundedFetch, failureOf } from './http.ts';
import { CallFailed, type Provider, type Said, type Talk } from './types.ts';

interface Line {
  readonly message?: { readonly content?: string; readonly tool_calls?: readonly unknown[] };
  readonly done?: boolean;
  readonly done_reason?: string;
  readonly prompt_eval_count?: number;
  readonly eval_count?: number;
  readonly error?: string;
}

/**
 * Ollama by its own protocol (`POST /api/chat`, a JSON object a line): only there can the context be asked for, and with the default one the prompt
 * would be cut without a word. A server that does not have it is asked by `fallback`.
 */
export const throughOllama =
  (base: string, name: string, fallback: Provider, now: () => number): Provider =>
  async (talk) => {
    try {
      return (await chat(base, name, talk, now)) ?? (await fallback(talk));
    } catch (e) {
      throw asFailure(e, now());
    }
  };

async function chat(base: string, name: string, talk: Talk, now: () => number): Promise<Said | undefined> {
  const messages = [{ role: 'system', content: talk.system }, ...talk.turns.map((t) => ({ role: t.role, content: t.text }))];
  const characters = messages.reduce((n, m) => n + m.content.length, 0);
  const response = await boundedFetch(`${base}/api/chat`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      model: name,
      messages,
      stream: true,
      format: talk.schema,
      options: { num_ctx: roundedUp(estimateTokens(characters) + talk.maxTokens), num_predict: talk.maxTokens, temperature: 0 },
    }),
    signal: talk.signal,
  });
  if (!response.ok) {
    const body = (await response.text()).slice(0, 4000);
    if ((response.status === 404 || response.status === 405) && !/model/i.test(body)) return undefined;
    throw failureOf(response.status, body, Object.fromEntries(response.headers), now());
  }
  return read(response, talk);
}

const roundedUp = (tokens: number): number => Math.ceil(tokens / 1024) * 1024;

async function read(response: Response, talk: Talk): Promise<Said> {
  let text = '';
  let rest = '';
  let last: Line | undefined;
  let calledTool = false;
  const take = (line: string) => {
    if (line.trim() === '') return;
    const parsed = JSON.parse(line) as Line;
    if (parsed.error) throw new CallFailed(`the server said: ${parsed.error.slice(0, 160)}`);
    text += parsed.message?.content ?? '';
    if (parsed.message?.tool_calls?.length) calledTool = true;
    if (parsed.done) last = parsed;
    talk.heard(text.length);
  };
  const decoder = new TextDecoder();
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    talk.signal.throwIfAborted();
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) take(line);
  }
  take(rest);
  const { prompt_eval_count: input, eval_count: output } = last ?? {};
  return {
    text,
    complete: last !== undefined && last.done_reason !== 'length',
    calledTool,
    ...(input !== undefined && output !== undefined ? { tokens: { input, output } } : {}),
  };
}
