import { closeSync, fstatSync, fsyncSync, openSync, readFileSync, readSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { HEADER, type InvestigationEvent, lineOf, type ParsedLog, parseLog } from '../../investigation/index.ts';

/** The log of an incident stands beside it. Not `.log`: that is what most repositories leave out of git. */
export const logPathOf = (incident: string): string => join(dirname(incident), `${basename(incident)}${LOG_SUFFIX}`);
export const LOG_SUFFIX = '.log.txt';

/** The events of an incident's log; none where there is no log yet. Throws the system's error where it cannot be read. */
export function readLog(incident: string): ParsedLog {
  try {
    return parseLog(readFileSync(logPathOf(incident), 'utf8'));
  } catch (e) {
    if ((e as NodeJS.ErrnoException).code === 'ENOENT') return { events: [], faults: [] };
    throw e;
  }
}

/**
 * Appends events as whole lines, in one write that is on the disk before this returns. Nothing that stands in the file is touched: what an
 * interrupted write left behind is closed by a line break first, so that it cannot swallow this one. Throws where the disk is full.
 */
export function appendEvents(incident: string, events: readonly InvestigationEvent[]): void {
  const path = logPathOf(incident);
  const file = openSync(path, 'a+', 0o644);
  try {
    const { size } = fstatSync(file);
    const start = size === 0 ? `${HEADER}\n` : endsLine(file, size) ? '' : '\n';
    const bytes = Buffer.from(`${start}${events.map(lineOf).join('\n')}\n`);
    const written = writeSync(file, bytes);
    if (written < bytes.length) throw new Error(`only ${written} of ${bytes.length} bytes could be written; is the disk full?`);
    fsyncSync(file);
    if (size === 0) syncFolder(dirname(path));
  } finally {
    closeSync(file);
  }
}

const NEWLINE = 10;

function endsLine(file: number, size: number): boolean {
  const last = Buffer.alloc(1);
  readSync(file, last, 0, 1, size - 1);
  return last[0] === NEWLINE;
}

/** A new file's name is on the disk when its folder is. Some systems have no such call; then the file alone has to do. */
function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch {
    // Windows opens no folders.
  }
}
