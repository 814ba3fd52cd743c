import { faultIn } from './json.ts';
import { Problem } from './problem.ts';

/** Far above five fields of what is kept of each; an alert or a form is smaller still. */
export const MOST_BYTES = 2 * 1024 * 1024;

/** A request's body, within the bound: what is declared too large is not read at all, what turns out too large is read no further. */
export async function readBytes(request: Request, most = MOST_BYTES): Promise<Uint8Array> {
  const encoding = request.headers.get('content-encoding');
  if (encoding && encoding !== 'identity') {
    throw new Problem('unsupported-media-type', `a body in ${encoding} is not read; send it without Content-Encoding`);
  }
  const tooLarge = () => new Problem('too-large', `a body may have ${most} bytes; send the parts that matter`, [], { connection: 'close' });
  if (Number(request.headers.get('content-length') ?? 0) > most) throw tooLarge();
  if (!request.body) return new Uint8Array();
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = request.body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      size += value.length;
      if (size > most) throw tooLarge();
      parts.push(value);
    }
  } catch (e) {
    if (e instanceof Problem) {
      void reader.cancel().catch(() => undefined);
      throw e;
    }
    throw new Problem('bad-request', 'the body ended before it was complete');
  }
  const out = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

export function mediaType(request: Request): string {
  return (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

export function parseJson(bytes: Uint8Array): unknown {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Problem('bad-request', 'the body is not UTF-8');
  }
  if (text.trim() === '') throw new Problem('bad-request', 'the body is empty; JSON was expected');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (e) {
    // The parser's message quotes the body; its place is all that is worth telling.
    const at = /position (\d+)/.exec((e as Error).message)?.[1];
    throw new Problem('bad-request', `the body is not JSON${at === undefined ? '' : `: it breaks off at character ${at}`}`);
  }
  const fault = faultIn(text);
  if (fault !== undefined) throw new Problem('bad-request', fault);
  return value;
}
