// Builds what is not built, or is older than what it is made of: `npm ci` and the first `npx triage` of a clone both ask for it.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const SOURCES = ['src', 'knowledge', 'web', 'scripts', 'package.json', 'package-lock.json'];
/** The last thing that a whole build writes. */
const BUILT = 'dist/built';

/** A folder is as new as what was last put in or taken out. */
const newest = (path) => {
  const stat = statSync(path);
  const inside = stat.isDirectory() ? readdirSync(path).map((name) => newest(join(path, name))) : [];
  return Math.max(stat.mtimeMs, ...inside);
};

if (!existsSync(BUILT) || SOURCES.some((path) => newest(path) > statSync(BUILT).mtimeMs)) {
  process.exitCode = spawnSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' }).status ?? 1;
}
