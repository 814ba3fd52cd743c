import { existsSync, readFileSync } from 'node:fs';

/** From package.json, beside `dist/` or above the sources. */
export const version: string = (() => {
  const url = ['../package.json', '../../package.json'].map((p) => new URL(p, import.meta.url)).find((u) => existsSync(u));
  return url ? (JSON.parse(readFileSync(url, 'utf8')) as { version: string }).version : '0.0.0';
})();
