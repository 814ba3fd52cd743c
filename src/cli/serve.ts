import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { BadConfig, type Flags, jsonLog, readConfig, startServer } from '../server/index.ts';
import { Locked } from '../store/index.ts';
import type { TeamPack } from '../team/index.ts';
import { EXIT } from './exit.ts';
import { compileForLongWork } from './expressions.ts';
import { loadParser } from './parsers.ts';
import { openGivenTeam } from './team/open.ts';
import { isNoTeamFolder } from './team/options.ts';

export interface ServeOptions extends Flags {
  readonly data?: string;
  /** A team's own knowledge. */
  readonly knowledge?: string;
}

/** `triage serve`: the page, the API and the store, until it is told to stop. */
export async function serveCommand(options: ServeOptions): Promise<number> {
  const log = jsonLog((line) => process.stderr.write(line));
  compileForLongWork();
  try {
    const config = readConfig(options, process.env);
    const { engine, team } = await openGivenTeam(options.knowledge);
    const running = await startServer({
      config,
      log,
      loadParser,
      engine,
      team,
      openThread: threads(team),
      version: versionOf(),
      dist: distOf(),
      databaseUrl: process.env.DATABASE_URL,
      folder: dataFolder(options.data),
    });
    log('info', 'listening', { url: running.url, database: running.database.kind });
    process.stdout.write(`${running.url}\n`);
    const signal = await told();
    log('info', 'stopping', { signal });
    // A second signal is from somebody who will not wait.
    void told().then(() => process.exit(EXIT.outside));
    await running.stop();
    log('info', 'stopped');
    return EXIT.done;
  } catch (e) {
    process.stderr.write(`triage: ${(e as Error).message}\n`);
    return e instanceof BadConfig || isNoTeamFolder(e) ? EXIT.usage : e instanceof Locked ? EXIT.outside : EXIT.outside;
  }
}

const told = (): Promise<string> =>
  new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve(signal));
  });

/** Where the embedded database is kept: `--data`, TRIAGE_DATA, or the user's own data folder. */
export function dataFolder(given: string | undefined): string {
  const { env } = process;
  if (given || env.TRIAGE_DATA) return resolve(given || (env.TRIAGE_DATA ?? ''));
  const base =
    process.platform === 'win32'
      ? (env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'))
      : (env.XDG_DATA_HOME ?? join(homedir(), '.local', 'share'));
  return join(base, 'triage');
}

/** The folder with the page, the engine for it, and the grammars: beside the program, or where the build put it when run from the sources. */
function distOf(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  return [here, join(here, '..'), join(here, '..', '..', 'dist')].find((d) => existsSync(join(d, 'knowledge.txt'))) ?? here;
}

/** Threads that make reports run the code that the build put beside this; from the sources there is none, and none are started. */
export function threads(team?: TeamPack): (() => Worker) | undefined {
  const places = ['./report-thread.mjs', '../../dist/chunks/report-thread.mjs'].map((p) => new URL(p, import.meta.url));
  const code = places.find((url) => existsSync(url));
  // A text that fills the memory ends its thread and not the server.
  return code && (() => new Worker(code, { name: 'reports', workerData: { team }, resourceLimits: { maxOldGenerationSizeMb: 1024 } }));
}

function versionOf(): string {
  const places = ['../package.json', '../../package.json'].map((p) => new URL(p, import.meta.url));
  // The build puts a package.json without a version beside the program.
  const versions = places
    .filter((url) => existsSync(url))
    .map((url) => (JSON.parse(readFileSync(url, 'utf8')) as { version?: string }).version);
  return versions.find((version) => version !== undefined) ?? '';
}
