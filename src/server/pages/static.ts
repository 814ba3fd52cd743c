import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Context } from 'hono';

const compress = promisify(gzip);

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
};

interface Entry {
  readonly path: string;
  readonly type: string;
  readonly immutable: boolean;
}

/** Bytes to serve; compressed at the first caller who takes them so. */
export interface Loaded {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly etag: string;
  small?: Promise<Uint8Array<ArrayBuffer>>;
}

export const loadedOf = (bytes: Uint8Array<ArrayBuffer>): Loaded => ({
  bytes,
  etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
});

/** The bytes, 304 where the caller has them already. */
export function serveLoaded(c: Context, known: Loaded, type: string, caching: string): Response | Promise<Response> {
  const { bytes, etag } = known;
  c.header('etag', etag);
  c.header('vary', 'accept-encoding');
  c.header('cache-control', caching);
  if ((c.req.header('if-none-match') ?? '').includes(etag)) return c.body(null, 304);
  // The knowledge is megabytes of text: over a network it goes as a fraction of that, compressed once.
  if (bytes.length > 1_024 && !/^(?:image\/png|font)/.test(type) && /\bgzip\b/.test(c.req.header('accept-encoding') ?? '')) {
    // Beside the requests: to compress the knowledge takes a second.
    known.small ??= compress(bytes, { level: 5 }).then((small) => new Uint8Array(small));
    return known.small.then((small) => c.body(small, 200, { 'content-type': type, 'content-encoding': 'gzip' }));
  }
  return c.body(bytes, 200, { 'content-type': type });
}

export interface StaticFiles {
  /** The answer for a path, or nothing where there is no such file. */
  readonly serve: (c: Context, name: string) => Response | Promise<Response> | undefined;
  readonly has: (name: string) => boolean;
}

/**
 * The files of a folder as it was at the start. A name is looked up in their list and never joined to a path, so that no name can lead out of the
 * folder.
 */
export function staticFiles(folder: string, only?: (name: string) => boolean): StaticFiles {
  const files = new Map<string, Entry>();
  const walk = (dir: string, prefix: string) => {
    for (const entry of readdirSync(dir, { withFileTypes: true })) {
      const name = `${prefix}${entry.name}`;
      if (entry.isDirectory()) walk(join(dir, entry.name), `${name}/`);
      else if (entry.isFile() && (!only || only(name))) {
        // A hash in a name, as bundlers write it: the content never changes.
        const immutable = /[.-][A-Za-z0-9_-]{8,}\.\w+$/.test(entry.name) && extname(entry.name) !== '.html' && prefix.includes('assets');
        files.set(name, {
          path: join(dir, entry.name),
          type: TYPES[extname(entry.name).toLowerCase()] ?? 'application/octet-stream',
          immutable,
        });
      }
    }
  };
  if (existsSync(folder)) walk(folder, '');
  const loaded = new Map<string, { readonly at: number; readonly file: Loaded }>();
  const load = (path: string): Loaded => {
    const at = statSync(path).mtimeMs;
    const known = loaded.get(path);
    if (known && known.at === at) return known.file;
    const file = loadedOf(new Uint8Array(readFileSync(path)));
    loaded.set(path, { at, file });
    return file;
  };
  return {
    has: (name) => files.has(name),
    serve: (c, name) => {
      const file = files.get(name);
      return file && serveLoaded(c, load(file.path), file.type, file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  };
}
