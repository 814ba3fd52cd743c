import { closeSync, createReadStream, fstatSync, openSync, readFileSync, readSync, statSync } from 'node:fs';

/** Bytes read from each end of what is larger than both: far more than is kept of a field. */
export const END_BYTES = 16 * 1024 * 1024;
const MARK = new TextEncoder().encode('\n[…]\n');
const NEWLINE = 10;
const SLACK = 65_536;

export interface Read {
  readonly bytes: Uint8Array;
  /** Bytes left out between the two ends. */
  readonly left: number;
}

/**
 * A file's bytes, of a huge one its two ends; a pipe or device is read as a stream. Rejects with the system's error. A file is read at once: nothing
 * else waits for this thread, and to start Node's threads for files takes longer than the reading.
 */
export async function readFileBounded(path: string, end = END_BYTES): Promise<Read> {
  const kind = statSync(path);
  if (kind.isDirectory()) throw Object.assign(new Error('is a directory'), { code: 'EISDIR' });
  if (!kind.isFile()) return readStreamBounded(createReadStream(path), end);
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    if (size <= end * 2) return { bytes: readFileSync(file), left: 0 };
    return joined(part(file, 0, end), part(file, size - end, end), size);
  } finally {
    closeSync(file);
  }
}

/** A stream's bytes up to its end; of a huge one, its two ends. Memory stays bounded. */
export async function readStreamBounded(stream: AsyncIterable<Uint8Array | string>, end = END_BYTES): Promise<Read> {
  const head: Uint8Array[] = [];
  let tail: Uint8Array[] = [];
  let headSize = 0;
  let tailSize = 0;
  let total = 0;
  for await (const piece of stream) {
    const chunk = typeof piece === 'string' ? new TextEncoder().encode(piece) : piece;
    total += chunk.length;
    const toHead = Math.min(chunk.length, end - headSize);
    if (toHead > 0) head.push(chunk.subarray(0, toHead));
    headSize += toHead;
    if (toHead < chunk.length) tail.push(chunk.subarray(toHead));
    tailSize += chunk.length - toHead;
    if (tailSize > end * 2) {
      tail = [concat(tail).slice(-end)];
      tailSize = end;
    }
  }
  const rest = concat(tail);
  if (total <= end * 2) return { bytes: concat([...head, rest]), left: 0 };
  return joined(concat(head), rest.subarray(-end), total);
}

function part(file: number, position: number, length: number): Uint8Array {
  const buffer = new Uint8Array(length);
  let read = 0;
  while (read < length) {
    const bytesRead = readSync(file, buffer, read, length - read, position + read);
    if (bytesRead === 0) break;
    read += bytesRead;
  }
  return buffer.subarray(0, read);
}

/** Cut between two lines where one is near, so that no character is cut in its middle. */
function joined(head: Uint8Array, tail: Uint8Array, total: number): Read {
  const last = head.lastIndexOf(NEWLINE);
  const first = tail.indexOf(NEWLINE);
  const from = last > head.length - SLACK ? head.subarray(0, last) : head;
  const to = first >= 0 && first < SLACK ? tail.subarray(first + 1) : tail;
  return { bytes: concat([from, MARK, to]), left: total - from.length - to.length };
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((n, p) => n + p.length, 0));
  let at = 0;
  for (const p of parts) {
    out.set(p, at);
    at += p.length;
  }
  return out;
}
