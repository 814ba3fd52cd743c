import { existsSync } from 'node:fs';
import { loadEngine } from '../../src/cli/engine.ts';
import { loadParser } from '../../src/cli/parsers.ts';
import { readTeam } from '../../src/cli/team/load.ts';
import { type Log, noLog, type Running, readConfig, startServer } from '../../src/server/index.ts';
import type { SendOptions } from '../../src/server/outgoing/send.ts';
import { openTeam } from '../../src/team/index.ts';

export const JSON_TYPE = { 'content-type': 'application/json' };

export interface Started extends Running {
  readonly get: (path: string, headers?: Record<string, string>) => Promise<Response>;
  readonly post: (path: string, body: unknown, headers?: Record<string, string>) => Promise<Response>;
  readonly call: (method: string, path: string, init?: RequestInit) => Promise<Response>;
}

export interface Setting {
  readonly env?: Record<string, string>;
  readonly flags?: Record<string, string>;
  readonly folder?: string;
  readonly databaseUrl?: string;
  readonly sending?: Partial<SendOptions>;
  readonly log?: Log;
  readonly requestMs?: number;
  /** A folder of a team's knowledge. */
  readonly team?: string;
}

/** A real server on a free port, on PostgreSQL in memory unless told otherwise. */
export async function started(setting: Setting = {}): Promise<Started> {
  const shipped = loadEngine();
  const team = setting.team === undefined ? undefined : await readTeam(shipped, setting.team, '.triage');
  const running = await startServer({
    config: readConfig({ port: '0', ...setting.flags }, { TRIAGE_RATE: '0', ...setting.env }),
    engine: team ? await openTeam(shipped, team) : shipped,
    team,
    loadParser,
    log: setting.log ?? noLog,
    version: 'test',
    dist: existsSync('dist') ? 'dist' : '.',
    folder: setting.folder ?? 'memory://',
    ...(setting.databaseUrl ? { databaseUrl: setting.databaseUrl } : {}),
    ...(setting.sending ? { sending: setting.sending } : {}),
    ...(setting.requestMs ? { headersMs: setting.requestMs, requestMs: setting.requestMs } : {}),
  });
  const at = `http://127.0.0.1:${running.port}`;
  const call = (method: string, path: string, init: RequestInit = {}) => fetch(`${at}${path}`, { method, redirect: 'manual', ...init });
  return {
    ...running,
    call,
    get: (path, headers = {}) => call('GET', path, { headers }),
    post: (path, body, headers = {}) =>
      call('POST', path, { headers: { ...JSON_TYPE, ...headers }, body: typeof body === 'string' ? body : JSON.stringify(body) }),
  };
}

export const INCIDENT = {
  symptoms:
    'Checkout answers 500 since 14:20 UTC, 40 errors/hour: “duplicate key value violates unique constraint "orders_payment_id_key"”.',
  occurrence_pattern: 'Began 25 minutes after release v2.8.1 at 13:55 UTC, at peak.',
  blast_radius: '5% of checkouts; some customers are charged twice.',
  tech_stack: 'Node.js, PostgreSQL 14, Stripe webhooks',
  code_snippet: '',
};

/** The events of a stream until `enough`, or until it ends. */
export async function readStream(response: Response, enough: (frames: readonly Frame[]) => boolean, ms = 10_000): Promise<Frame[]> {
  const frames: Frame[] = [];
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const timer = setTimeout(() => void reader.cancel().catch(() => undefined), ms);
  const decoder = new TextDecoder();
  let text = '';
  while (!enough(frames)) {
    // A server that dies in the middle ends it with an error.
    const { done, value } = await reader.read().catch((e: Error) => {
      clearTimeout(timer);
      throw e;
    });
    if (done) break;
    text += decoder.decode(value, { stream: true });
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const frame = frameOf(text.slice(0, end));
      text = text.slice(end + 2);
      if (frame) frames.push(frame);
    }
  }
  clearTimeout(timer);
  void reader.cancel().catch(() => undefined);
  return frames;
}

export interface Frame {
  readonly id?: string;
  readonly event: string;
  readonly data: Record<string, unknown>;
}

function frameOf(text: string): Frame | undefined {
  const fields = Object.fromEntries(text.split('\n').map((l) => [l.slice(0, l.indexOf(':')), l.slice(l.indexOf(':') + 1).trim()]));
  if (fields.data === undefined) return undefined;
  return {
    ...(fields.id === undefined ? {} : { id: fields.id }),
    event: fields.event ?? '',
    data: JSON.parse(fields.data) as Record<string, unknown>,
  };
}
