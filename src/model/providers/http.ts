import { CallFailed } from './types.ts';

/** Bytes of one response that are read: an answer is some thousand characters, and its frames ten times that. */
const MOST_BYTES = 4_000_000;

/** `fetch` for talking to a model: bounded, and never sent on to another host (a key would go with it). */
export const boundedFetch: typeof fetch = async (url, init) => {
  const response = await fetch(url, { ...init, redirect: 'manual' });
  if (response.status >= 300 && response.status < 400)
    throw new CallFailed(
      `the server sends the request on to ${response.headers.get('location') ?? 'another place'}, which is not followed`,
    );
  if (!response.body) return response;
  let bytes = 0;
  const counter = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, out) {
      bytes += chunk.byteLength;
      if (bytes > MOST_BYTES) out.error(new CallFailed('the answer is larger than any answer can be'));
      else out.enqueue(chunk);
    },
  });
  return new Response(response.body.pipeThrough(counter), {
    status: response.status,
    statusText: response.statusText,
    headers: response.headers,
  });
};

/** Milliseconds of a `retry-after` header: seconds or a date (RFC 9110 §10.2.3). */
export function retryAfter(headers: Record<string, string | undefined>, now: number): number | undefined {
  const ms = Number(headers['retry-after-ms']);
  if (Number.isFinite(ms) && ms >= 0 && headers['retry-after-ms']) return ms;
  const given = headers['retry-after'];
  if (!given) return undefined;
  const seconds = Number(given);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const date = Date.parse(given);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** A response's status -> the failure, in words. */
export function failureOf(status: number, body: string, headers: Record<string, string | undefined>, now: number): CallFailed {
  const said = detail(body);
  const after = retryAfter(headers, now);
  const words = `the server answered ${status}${said ? `: ${said}` : ''}`;
  if (status === 401 || status === 403) return new CallFailed(`${words} (the key is wrong, or not allowed to do this)`);
  if (status === 400 || status === 422) return new CallFailed(words, { refused: true });
  const again = status === 408 || status === 409 || status === 429 || status >= 500;
  return new CallFailed(words, { again, ...(after === undefined ? {} : { after }) });
}

/** The message in an error's body, on one line. */
function detail(body: string): string {
  let text = body;
  try {
    const parsed = JSON.parse(body) as { error?: { message?: unknown } | string; message?: unknown };
    const error = parsed.error;
    text = String((typeof error === 'object' ? error?.message : error) ?? parsed.message ?? '');
  } catch {
    if (/<html|<!doctype/i.test(body)) text = '';
  }
  return text
    .replace(/[\u0000-\u001f\u007f]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 160);
}

/** Anything thrown -> a failure of the call, in words. An abort is thrown on as it is. */
export function asFailure(e: unknown, now: number): Error {
  if (e instanceof CallFailed) return e;
  const error = e as {
    name?: string;
    message?: string;
    statusCode?: number;
    responseBody?: string;
    responseHeaders?: Record<string, string>;
    cause?: unknown;
  };
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return e as Error;
  if (error.statusCode !== undefined && error.statusCode >= 400)
    return failureOf(error.statusCode, error.responseBody ?? '', error.responseHeaders ?? {}, now);
  for (
    let cause = error.cause as { code?: string; cause?: unknown; name?: string } | undefined;
    cause;
    cause = cause.cause as typeof cause
  ) {
    if (cause instanceof CallFailed) return cause;
    if (cause.name === 'AbortError') return cause as Error;
    if (cause.code)
      return new CallFailed(NETWORK[cause.code] ?? `the connection failed (${cause.code})`, { again: cause.code !== 'ENOTFOUND' });
  }
  const below = (error.cause as { message?: string } | undefined)?.message;
  if (error.message === 'fetch failed') return new CallFailed(`the connection failed${below ? ` (${below.slice(0, 100)})` : ''}`);
  return new CallFailed(`the answer cannot be read: ${(error.message ?? String(e)).replace(/\s+/g, ' ').slice(0, 160)}`, { again: true });
}

const NETWORK: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens at its address (connection refused)',
  ENOTFOUND: 'its host name is not known',
  ECONNRESET: 'the connection was cut',
  UND_ERR_SOCKET: 'the connection was cut',
  ETIMEDOUT: 'the connection timed out',
};
