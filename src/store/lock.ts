import { closeSync, openSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * An exclusive lock on a data folder. PGlite has none of its own, and two processes on one folder lose rows without an error.
 * A lock whose process is dead is taken over. Whether a process on another host lives (a folder shared by containers) cannot be seen: its lock is
 * renewed every few seconds, and is taken over after half a minute of silence.
 */
export interface Holder {
  readonly pid: number;
  readonly host: string;
  /** When the process began, as the system says it: a number used again is another process. */
  readonly began: string;
  readonly url: string;
  readonly since: string;
}

export interface Lock {
  readonly path: string;
  /** Where the holder can be reached; told to the next opener. */
  readonly announce: (url: string) => void;
  readonly release: () => void;
}

export class Locked extends Error {
  constructor(
    readonly folder: string,
    readonly holder: Holder,
  ) {
    const where = holder.host === hostname() ? `process ${holder.pid}` : `process ${holder.pid} on ${holder.host}`;
    super(
      `the data folder ${folder} is in use by ${where}${holder.url ? `, which serves ${holder.url}` : ''}, since ${holder.since}. ` +
        'The embedded database has one opener: use that server, stop it, give another folder with --data, or set DATABASE_URL to share a PostgreSQL',
    );
  }
}

const RENEW_MS = 5_000;
const SILENT_MS = 30_000;
const held = new Set<string>();

export async function lockFolder(folder: string, silentMs = SILENT_MS): Promise<Lock> {
  const path = join(folder, 'lock');
  const mine: Holder = { pid: process.pid, host: hostname(), began: beganAt(process.pid), url: '', since: new Date().toISOString() };
  for (;;) {
    if (createNew(path, JSON.stringify(mine))) break;
    const other = read(path);
    if (!other) {
      // Just released, or being written at this moment.
      await sleep(20);
      if (!read(path) && ageOf(path) > 2_000) rmSync(path, { force: true });
      continue;
    }
    if (await lives(other, path, silentMs)) throw new Locked(folder, other);
    if (await takeOver(path, other, mine)) break;
  }
  return hold(path, mine);
}

function hold(path: string, mine: Holder): Lock {
  let now = mine;
  held.add(path);
  const timer = setInterval(() => {
    try {
      utimesSync(path, new Date(), new Date());
    } catch {
      // The folder is gone: the database will say so.
    }
  }, RENEW_MS);
  timer.unref();
  return {
    path,
    announce: (url) => {
      now = { ...now, url };
      writeFileSync(`${path}.new`, JSON.stringify(now));
      renameSync(`${path}.new`, path);
    },
    release: () => {
      clearInterval(timer);
      held.delete(path);
      const last = read(path);
      if (last && same(last, mine)) rmSync(path, { force: true });
    },
  };
}

/** Only one process at a time may replace a dead one's lock, and it looks again before it does. */
async function takeOver(path: string, dead: Holder, mine: Holder): Promise<boolean> {
  const gate = `${path}.takeover`;
  if (!createNew(gate, String(process.pid))) {
    // Held for a few milliseconds; one that is old was left by a process that died in between.
    if (ageOf(gate) > 5_000) rmSync(gate, { force: true });
    await sleep(20);
    return false;
  }
  try {
    const now = read(path);
    if (!now || !same(now, dead)) return false;
    writeFileSync(`${path}.new`, JSON.stringify(mine));
    renameSync(`${path}.new`, path);
    return true;
  } finally {
    rmSync(gate, { force: true });
  }
}

async function lives(other: Holder, path: string, silentMs: number): Promise<boolean> {
  if (other.host === hostname()) {
    if (other.pid === process.pid) return held.has(path);
    try {
      process.kill(other.pid, 0);
    } catch (e) {
      if ((e as NodeJS.ErrnoException).code === 'ESRCH') return false;
    }
    return other.began === '' || other.began === beganAt(other.pid);
  }
  const before = ageOf(path);
  if (before > silentMs) return false;
  // Renewed within the next beats, it lives; else it is waited for until it counts as silent.
  const until = Date.now() + silentMs - before;
  while (Date.now() < until) {
    await sleep(Math.min(1_000, silentMs / 10));
    if (ageOf(path) < Math.min(before, 1_500)) return true;
  }
  return ageOf(path) <= silentMs;
}

const same = (a: Holder, b: Holder): boolean => a.pid === b.pid && a.host === b.host && a.began === b.began && a.since === b.since;

function createNew(path: string, text: string): boolean {
  try {
    const file = openSync(path, 'wx', 0o600);
    writeSync(file, text);
    closeSync(file);
    return true;
  } catch (e) {
    if ((e as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw e;
  }
}

/** The holder that a lock names; nothing where there is none, or half of one. */
export function read(path: string): Holder | undefined {
  try {
    const holder = JSON.parse(readFileSync(path, 'utf8')) as Holder;
    return typeof holder?.pid === 'number' ? holder : undefined;
  } catch {
    return undefined;
  }
}

function ageOf(path: string): number {
  try {
    return Date.now() - statSync(path).mtimeMs;
  } catch {
    return 0;
  }
}

/** Field 22 of /proc/<pid>/stat with the machine's boot: two processes never share it. Empty where the system does not tell. */
function beganAt(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // A zombie holds no files.
    if (fields[0] === 'Z' || fields[0] === 'X') return 'dead';
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${fields[19]}`;
  } catch {
    return '';
  }
}
