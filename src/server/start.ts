import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Worker } from 'node:worker_threads';
import { getRequestListener } from '@hono/node-server';
import type { ParserLoader } from '../code/index.ts';
import type { Engine } from '../signals/index.ts';
import { anyToken, type Database, type Jobs, migrate, openStore, retain, startJobs } from '../store/index.ts';
import type { TeamPack } from '../team/index.ts';
import { createApp } from './app.ts';
import { BadConfig, type Config } from './config.ts';
import { startDrafts } from './drafts.ts';
import type { Log } from './http/log.ts';
import { createMetrics } from './http/metrics.ts';
import { PROBLEMS, type ProblemType, problemBody } from './http/problem.ts';
import { createRate } from './http/rate.ts';
import { startDeliveries } from './outgoing/deliver.ts';
import type { SendOptions } from './outgoing/send.ts';
import type { Services } from './services.ts';
import { createHub } from './stream.ts';
import { createPool, makerOf } from './workshop/index.ts';

export interface StartOptions {
  readonly config: Config;
  readonly engine: Engine;
  /** The team's knowledge that is in the engine, for the page's own. */
  readonly team?: TeamPack | undefined;
  readonly loadParser: ParserLoader;
  /** Starts a thread that makes reports; absent, they are made between the requests. */
  readonly openThread?: (() => Worker) | undefined;
  readonly log: Log;
  readonly version: string;
  readonly dist: string;
  readonly databaseUrl?: string | undefined;
  readonly folder: string;
  readonly sending?: Partial<SendOptions>;
  /** Slow callers: tests wait less. */
  readonly headersMs?: number;
  readonly requestMs?: number;
}

export interface Running {
  readonly url: string;
  readonly port: number;
  readonly database: Database;
  /** Answers what is under way, ends the streams, closes the store. */
  readonly stop: () => Promise<void>;
}

const RETAIN_EVERY_MS = 3_600_000;
const FINISH_MS = 10_000;

export async function startServer(options: StartOptions): Promise<Running> {
  const { config, log } = options;
  const trouble = (what: string) => log('warn', what);
  const database = await openStore({ url: options.databaseUrl, folder: options.folder, onTrouble: trouble });
  try {
    const { done } = await migrate(database.db);
    if (done.length > 0) log('info', 'the database was migrated', { migrations: done });
    await refuseUnguarded(config, database);
    const jobs = await startJobs(database, trouble);
    return await serve(options, database, jobs);
  } catch (e) {
    await database.close();
    throw e;
  }
}

/** Off loopback, who calls must be known. */
async function refuseUnguarded(config: Config, database: Database): Promise<void> {
  if (config.loopback || config.oidc || config.tokens.length > 0 || (await anyToken(database.db))) return;
  throw new BadConfig(
    `--host ${config.host} can be reached from other machines, and nobody could sign in: make a token first with "triage token add NAME --role admin", or set TRIAGE_TOKENS or TRIAGE_OIDC_ISSUER`,
  );
}

async function serve(options: StartOptions, database: Database, jobs: Jobs): Promise<Running> {
  const { config, log } = options;
  let stopping = false;
  const hub = createHub(database);
  const metrics = createMetrics();
  const pool =
    options.openThread && config.threads > 0
      ? createPool({ count: config.threads, open: options.openThread, onTrouble: (what) => log('warn', what) })
      : undefined;
  const services: Services = {
    ...options,
    database,
    make: pool?.make ?? makerOf(options.engine, options.loadParser),
    jobs,
    metrics,
    hub,
    rate: createRate(config.requestsPerMinute),
    attempts: createRate(10),
    stopping: () => stopping,
  };
  metrics.gauge('triage_streams', hub.open);
  metrics.gauge('triage_reports_waiting', () => pool?.waiting() ?? 0);
  metrics.gauge('triage_uptime_seconds', () => process.uptime());
  metrics.gauge('process_resident_memory_bytes', () => process.memoryUsage.rss());
  const { app, desk } = createApp(services);
  await startDeliveries(services, desk, options.sending);
  await startDrafts(services);
  const clean = () =>
    retain(database, config.retainDays).then(
      (erased) => erased > 0 && log('info', 'closed incidents were erased', { erased }),
      (e: Error) => log('warn', 'old incidents could not be erased', { why: e.message }),
    );
  void clean();
  const retention = setInterval(() => void clean(), RETAIN_EVERY_MS);
  const server = createHttp(getRequestListener(app.fetch), options);
  await listen(server, config);
  const { port } = server.address() as AddressInfo;
  const url = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`;
  database.reachable(url);
  return {
    url,
    port,
    database,
    stop: async () => {
      if (stopping) return;
      stopping = true;
      clearInterval(retention);
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      hub.close();
      server.closeIdleConnections();
      const late = setTimeout(() => server.closeAllConnections(), FINISH_MS);
      // A connection that was kept open is closed after its answer.
      const idle = setInterval(() => server.closeIdleConnections(), 50);
      await closed;
      clearTimeout(late);
      clearInterval(idle);
      // The queue's work under way may still want a report.
      await jobs.stop().catch((e: Error) => log('warn', 'the job queue did not stop', { why: e.message }));
      await pool?.stop();
      await database.close();
    },
  };
}

function createHttp(handle: (req: IncomingMessage, res: ServerResponse) => unknown, options: StartOptions): Server {
  // A caller who sends a byte a minute holds a connection for so long and no longer.
  const server = createServer(
    {
      headersTimeout: options.headersMs ?? 10_000,
      requestTimeout: options.requestMs ?? 30_000,
      // Longer than load balancers keep an idle connection (60 s, most of them): else they use one that is being closed, and answer 502.
      keepAliveTimeout: 65_000,
      connectionsCheckingInterval: 1_000,
      maxHeaderSize: 16_384,
    },
    (req, res) => void handle(req, res),
  );
  server.maxConnections = 5_000;
  server.on('clientError', (e: NodeJS.ErrnoException, socket: Socket) => {
    if (e.code === 'ECONNRESET' || !socket.writable) return socket.destroy();
    const [status, detail] =
      e.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? [408, 'the request did not arrive in time']
        : e.code === 'HPE_HEADER_OVERFLOW'
          ? [431, 'the headers are too large; 16 KiB is the most']
          : [400, 'this is no HTTP request'];
    const type: ProblemType = 'bad-request';
    const body = JSON.stringify({ ...(JSON.parse(problemBody(type, String(detail), '')) as object), title: PROBLEMS[type][1], status });
    socket.end(
      `HTTP/1.1 ${status} Bad Request\r\nContent-Type: application/problem+json\r\nConnection: close\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
    return undefined;
  });
  return server;
}

function listen(server: Server, config: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (e: NodeJS.ErrnoException) => {
      if (e.code === 'EADDRINUSE')
        reject(new BadConfig(`port ${config.port} of ${config.host} is in use; give another one with --port, or 0 for any`));
      else if (e.code === 'EADDRNOTAVAIL') reject(new BadConfig(`${config.host} is no address of this machine`));
      else if (e.code === 'EACCES') reject(new BadConfig(`port ${config.port} may not be opened by this user`));
      else reject(e);
    });
    server.listen(config.port, config.host, resolve);
  });
}
