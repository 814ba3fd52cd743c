import { existsSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Engine } from '../../signals/index.ts';
import type { TeamPack } from '../../team/index.ts';
import { loadEngine } from '../engine.ts';
import { findTeamFolder, TEAM_FOLDER } from './find.ts';
import { NoTeamFolder, type TeamOptions } from './options.ts';

/**
 * The engine for one incident: the shipped knowledge, and that of its team where there is any. `file`: the incident; standard input and flags stand in
 * the working directory. What reads a team's folder is loaded only where there is one.
 */
export async function openEngine(file: string | undefined, options: TeamOptions = {}): Promise<Engine> {
  const path = teamFolderFor(file, options);
  return path === undefined ? loadEngine() : (await import('./load.ts')).engineWith(loadEngine(), path, labelOf(path));
}

/** What `--knowledge` gives, read once: for every thread, and for the page. */
export async function openGivenTeam(knowledge: string | undefined): Promise<{ readonly engine: Engine; readonly team?: TeamPack }> {
  const shipped = loadEngine();
  if (knowledge === undefined) return { engine: shipped };
  const path = given(knowledge);
  const team = await (await import('./load.ts')).readTeam(shipped, path, labelOf(path));
  return team ? { engine: await withPack(shipped, team), team } : { engine: shipped };
}

/** The engine for a thread that was handed what another one read. */
export const engineOf = (team: TeamPack | undefined): Promise<Engine> =>
  team ? withPack(loadEngine(), team) : Promise.resolve(loadEngine());

const withPack = async (engine: Engine, team: TeamPack): Promise<Engine> => (await import('../../team/index.ts')).openTeam(engine, team);

function teamFolderFor(file: string | undefined, { knowledge, teamKnowledge }: TeamOptions): string | undefined {
  if (knowledge !== undefined) return given(knowledge);
  if (teamKnowledge === false) return undefined;
  const found = findTeamFolder(file === undefined || file === '-' ? '.' : dirname(file));
  if (!found?.foreign) return found?.path;
  const label = labelOf(found.path);
  process.stderr.write(`triage: ${label} belongs to another user and was not read; if you trust it, give it with --knowledge ${label}\n`);
  return undefined;
}

function given(path: string): string {
  if (!existsSync(path) || !statSync(path).isDirectory())
    throw new NoTeamFolder(`--knowledge "${path}" is no folder; expected one such as ${TEAM_FOLDER}, which triage knowledge new makes`);
  const inside = join(path, TEAM_FOLDER);
  return existsSync(inside) ? inside : path;
}

/** As a person in this directory would write it. */
export const labelOf = (path: string): string => {
  const near = relative('.', path);
  return near === '' ? '.' : near.startsWith(`..${'/'}..${'/'}..`) ? path : near;
};
