import type { Context } from 'hono';
import { type Config, isLoopback } from '../config.ts';
import { Problem } from '../http/problem.ts';

const hostnameOf = (host: string): string =>
  host
    .replace(/:\d+$/, '')
    .replace(/^\[|\]$/g, '')
    .toLowerCase();

/**
 * Without accounts, whoever can make a browser on this machine send a request is let in. So a request must name this machine as its host (else a
 * foreign name was bound to 127.0.0.1: DNS rebinding), and must not come from a page of another origin.
 */
export function checkHost(c: Context, config: Config, open: boolean): void {
  const host = c.req.header('host') ?? '';
  const name = hostnameOf(host);
  if (config.publicUrl !== undefined && host.toLowerCase() === new URL(config.publicUrl).host) return;
  if (!open && config.publicUrl === undefined) return;
  if (isLoopback(name) || name.endsWith('.localhost') || (!open && name === config.host.toLowerCase())) return;
  throw new Problem(
    'misdirected',
    `this server does not answer for the host "${host.slice(0, 80)}"; use the address that it printed, or set TRIAGE_PUBLIC_URL`,
  );
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

export function checkOrigin(c: Context): void {
  if (SAFE.has(c.req.method)) return;
  const origin = c.req.header('origin');
  const site = c.req.header('sec-fetch-site');
  const refuse = () => {
    throw new Problem('forbidden', 'a write from a page of another origin is refused');
  };
  if (site !== undefined && site !== 'same-origin' && site !== 'none') refuse();
  if (origin === undefined) return;
  let host = '';
  try {
    host = new URL(origin).host;
  } catch {
    // "null", of a sandboxed page.
  }
  if (host === '' || host !== (c.req.header('host') ?? '').toLowerCase()) refuse();
}
