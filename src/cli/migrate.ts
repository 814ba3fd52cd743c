import { createReadStream, createWriteStream, existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import {
  addToken,
  BadBackup,
  type Database,
  exportStore,
  listTokens,
  migrate,
  openStore,
  pendingMigrations,
  Refusal,
  ROLES,
  type Role,
  readLock,
  record,
  removeToken,
  restoreStore,
} from '../store/index.ts';
import { EXIT } from './exit.ts';
import { dataFolder } from './serve.ts';

export interface StoreFlags {
  readonly data?: string;
}

const say = (text: string): void => {
  process.stderr.write(`triage: ${text}\n`);
};

/** Opens the store of the flags and the environment for one piece of work, and closes it. */
async function withStore(flags: StoreFlags, work: (database: Database) => Promise<number>): Promise<number> {
  let database: Database | undefined;
  try {
    database = await openStore({ url: process.env.DATABASE_URL, folder: dataFolder(flags.data), connections: 2, onTrouble: say });
    return await work(database);
  } catch (e) {
    say((e as Error).message);
    return e instanceof BadBackup || e instanceof Refusal ? EXIT.usage : EXIT.outside;
  } finally {
    await database?.close();
  }
}

/** `triage migrate`: the tables of this version. `--check` only says what is missing. */
export function migrateCommand(flags: StoreFlags & { readonly check?: boolean }): Promise<number> {
  return withStore(flags, async (database) => {
    if (flags.check) {
      const pending = await pendingMigrations(database.db);
      process.stdout.write(pending.length === 0 ? 'The database is up to date.\n' : `Missing: ${pending.join(', ')}\n`);
      return pending.length === 0 ? EXIT.done : EXIT.findings;
    }
    const { done } = await migrate(database.db);
    process.stdout.write(done.length === 0 ? 'The database is up to date.\n' : `Migrated: ${done.join(', ')}\n`);
    return EXIT.done;
  });
}

/** `triage backup FILE`, also called `export`: the whole store as lines of JSON; `-` for standard output. While a server has the folder, it is asked for it. */
export async function backupCommand(file: string, flags: StoreFlags): Promise<number> {
  const lock = process.env.DATABASE_URL ? undefined : readLock(join(dataFolder(flags.data), 'lock'));
  // Without a folder there is nothing to save, and a backup must not look like one.
  if (!process.env.DATABASE_URL && !existsSync(join(dataFolder(flags.data), 'pg'))) {
    say(`there is no store in ${flags.data ?? dataFolder(flags.data)}; name its folder with --data, or set DATABASE_URL`);
    return EXIT.usage;
  }
  const out = output(file);
  try {
    const rows = lock?.url && (await answers(lock.url)) ? await fromServer(lock.url, out.write) : await fromStore(flags, out.write);
    await out.done();
    say(`${rows} rows saved${file === '-' ? '' : ` to ${file}`}`);
    return EXIT.done;
  } catch (e) {
    out.drop();
    say((e as Error).message);
    return EXIT.outside;
  }
}

async function fromStore(flags: StoreFlags, write: (line: string) => Promise<void>): Promise<number> {
  const database = await openStore({ url: process.env.DATABASE_URL, folder: dataFolder(flags.data), connections: 2, onTrouble: say });
  try {
    await migrate(database.db);
    return await exportStore(database, write);
  } finally {
    await database.close();
  }
}

const answers = async (url: string): Promise<boolean> =>
  fetch(`${url}/healthz`, { signal: AbortSignal.timeout(2_000) }).then(
    (r) => r.ok,
    () => false,
  );

async function fromServer(url: string, write: (line: string) => Promise<void>): Promise<number> {
  const token = process.env.TRIAGE_TOKEN;
  const response = await fetch(`${url}/api/export`, { headers: token ? { authorization: `Bearer ${token}` } : {} });
  if (!response.ok || !response.body) {
    throw new Error(
      `the server at ${url} has the store and answered ${response.status}${response.status === 401 ? '; set TRIAGE_TOKEN to an admin’s token' : ''}`,
    );
  }
  let rows = -1;
  for await (const line of createInterface({ input: Readable.fromWeb(response.body as never), crlfDelay: Number.POSITIVE_INFINITY })) {
    const end = /^\{"end":true,"rows":(\d+)\}$/.exec(line);
    if (end) rows = Number(end[1]);
    await write(line);
  }
  if (rows < 0) throw new Error(`the server at ${url} broke off; no backup was written`);
  return rows;
}

/** A file appears under its name only when it is whole. */
function output(file: string) {
  const part = `${file}.part`;
  const stream = file === '-' ? process.stdout : createWriteStream(part, { mode: 0o600 });
  let failed: Error | undefined;
  stream.on('error', (e: Error) => {
    failed = e;
  });
  return {
    write: async (line: string): Promise<void> => {
      if (failed) throw failed;
      if (!stream.write(`${line}\n`)) await new Promise<void>((resolve) => stream.once('drain', resolve).once('error', () => resolve()));
      if (failed) throw failed;
    },
    done: async (): Promise<void> => {
      if (file === '-') return;
      await new Promise<void>((resolve) => stream.end(() => resolve()));
      if (failed) throw failed;
      renameSync(part, file);
    },
    drop: (): void => {
      if (file !== '-') rmSync(part, { force: true });
    },
  };
}

/** `triage restore FILE`: all of a backup, or nothing; `-` for standard input. */
export function restoreCommand(file: string, flags: StoreFlags & { readonly merge?: boolean }): Promise<number> {
  if (file !== '-' && !existsSync(file)) {
    say(`"${file}" does not exist`);
    return Promise.resolve(EXIT.usage);
  }
  return withStore(flags, async (database) => {
    await migrate(database.db);
    const input = file === '-' ? process.stdin : createReadStream(file);
    const rows = await restoreStore(database, createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY }), flags.merge === true);
    say(`${rows} rows restored`);
    return EXIT.done;
  });
}

export interface TokenFlags extends StoreFlags {
  readonly role: string;
  readonly team: string;
}

/** `triage token add NAME --role ROLE`, `list`, `remove NAME`. */
export function tokenCommand(what: string, name: string | undefined, flags: TokenFlags): Promise<number> {
  if (!['add', 'list', 'remove'].includes(what) || (what !== 'list' && !name)) {
    say('token takes add NAME, list or remove NAME');
    return Promise.resolve(EXIT.usage);
  }
  if (!(ROLES as readonly string[]).includes(flags.role)) {
    say(`--role is one of ${ROLES.join(', ')}, not "${flags.role}"`);
    return Promise.resolve(EXIT.usage);
  }
  if (name !== undefined && !/^[\w.@-]{1,60}$/.test(name)) {
    say('a token’s name has up to 60 letters, digits, . _ @ -');
    return Promise.resolve(EXIT.usage);
  }
  return withStore(flags, async (database) => {
    await migrate(database.db);
    const { db } = database;
    if (what === 'list') {
      const tokens = await listTokens(db);
      for (const t of tokens) process.stdout.write(`${t.name}\t${t.role}\t${t.team}\t${t.createdAt}\t${t.lastUsedAt ?? 'never used'}\n`);
      return EXIT.done;
    }
    if (what === 'remove') {
      const gone = await removeToken(db, flags.team, name ?? '');
      if (!gone) say(`the team ${flags.team} has no token "${name}"`);
      else await record(db, { team: flags.team, who: 'command line', action: 'token.removed', target: name ?? '' });
      return gone ? EXIT.done : EXIT.usage;
    }
    const { token } = await addToken(db, { name: name ?? '', role: flags.role as Role, team: flags.team });
    await record(db, { team: flags.team, who: 'command line', action: 'token.added', target: name ?? '', detail: flags.role });
    process.stdout.write(`${token}\n`);
    say('keep it: it is shown this once, and only its hash is stored');
    return EXIT.done;
  });
}
