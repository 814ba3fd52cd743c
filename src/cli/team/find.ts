import { existsSync, type Stats, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

export const TEAM_FOLDER = '.triage';

export interface FoundFolder {
  readonly path: string;
  /** It belongs to somebody else: not read unasked, since what it says to run would be shown as if it were one's own. */
  readonly foreign: boolean;
}

/**
 * The team's folder for what lies in `start`: the first `.triage/` on the way up to the root of its repository, or to the home folder; where it lies in
 * neither, to the root. A handful of looks at the file system, nothing is read.
 */
export function findTeamFolder(start: string, home: string = homedir()): FoundFolder | undefined {
  const from = resolve(start);
  const top = resolve(home);
  for (let at = from; ; at = dirname(at)) {
    const path = join(at, TEAM_FOLDER);
    const seen = folder(path);
    if (seen) return { path, foreign: isForeign(seen, from) };
    if (at === top || existsSync(join(at, '.git')) || dirname(at) === at) return undefined;
  }
}

function folder(path: string): Stats | undefined {
  const seen = statSync(path, { throwIfNoEntry: false });
  return seen?.isDirectory() ? seen : undefined;
}

/** Mine, the system's, or of whoever the incident's folder belongs to. */
function isForeign(seen: Stats, from: string): boolean {
  const me = process.getuid?.();
  if (me === undefined || seen.uid === me || seen.uid === 0) return false;
  return statSync(from, { throwIfNoEntry: false })?.uid !== seen.uid;
}
