import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Engine } from '../../signals/index.ts';
import { brokenTeam, compileTeam, type KnowledgeFile, openTeam, packTeam, problemInWords, type TeamPack } from '../../team/index.ts';

/** More is no folder of knowledge. */
const MOST_FILES = 5_000;
const MOST_BYTES = 20_000_000;
/** Problems that are named before the rest is counted. */
const NAMED = 5;

/** The engine with the team's folder in it; where that is broken, with the shipped knowledge alone, and every reason on standard error. */
export async function engineWith(engine: Engine, path: string, label: string): Promise<Engine> {
  const pack = await readTeam(engine, path, label);
  return pack ? openTeam(engine, pack) : engine;
}

/** The team's folder as reports use it; nothing where it is empty. Every reason why it cannot be used goes to standard error. */
export async function readTeam(engine: Engine, path: string, label: string): Promise<TeamPack | undefined> {
  const files = teamFiles(path);
  if (typeof files === 'string') return refused(label, [`${label}: ${files}`]);
  if (files.length === 0) return undefined;
  const team = await compileTeam(files, engine);
  if (team.broken.length > 0)
    return refused(
      label,
      team.broken.map((p) => problemInWords(p, label)),
    );
  return packTeam(team, label);
}

function refused(label: string, problems: readonly string[]): TeamPack {
  for (const p of problems.slice(0, NAMED)) process.stderr.write(`triage: ${p}\n`);
  const more = problems.length - NAMED;
  if (more > 0) process.stderr.write(`triage: and ${more} more; triage knowledge check ${label} names them all\n`);
  process.stderr.write(`triage: the team knowledge in ${label} is not used; what follows rests on the shipped knowledge alone\n`);
  return brokenTeam(label, `${problems[0] ?? ''}${problems.length > 1 ? ` (and ${problems.length - 1} more)` : ''}`);
}

/** The YAML files of a team's folder with their paths in it, in a stable order; or what keeps them from being read. */
export function teamFiles(root: string): KnowledgeFile[] | string {
  try {
    const paths = readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((e) => e.isFile() && /\.ya?ml$/.test(e.name))
      .map((e) => join(e.parentPath, e.name))
      .sort();
    const bytes = paths.slice(0, MOST_FILES).reduce((sum, p) => sum + statSync(p).size, 0);
    if (paths.length > MOST_FILES || bytes > MOST_BYTES)
      return `${paths.length} files with ${Math.round(bytes / 1e6)} MB; expected at most ${MOST_FILES} and ${MOST_BYTES / 1e6} MB. Give a smaller folder with --knowledge`;
    return paths.map((path) => ({ path: relative(root, path).split(sep).join('/'), text: readFileSync(path, 'utf8') }));
  } catch (e) {
    return `it cannot be read: ${(e as Error).message}`;
  }
}
