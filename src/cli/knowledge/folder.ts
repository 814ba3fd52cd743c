import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { findTeamFolder } from '../team/find.ts';
import { labelOf } from '../team/open.ts';

export interface FolderOptions {
  readonly knowledge?: string;
  readonly dir?: string;
}

export interface Folder {
  readonly path: string;
  readonly label: string;
  /** A whole knowledge base with its classes, as the project's own; else a team's, beside the shipped one. */
  readonly whole: boolean;
}

/** A call that cannot go on: what to say. */
export class Wrong extends Error {}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
const isWhole = (path: string): boolean => existsSync(join(path, 'classes.yaml'));
const folder = (path: string): Folder => ({ path, label: labelOf(path), whole: isWhole(path) });

/** The folder that was named, that of the project when the call is made there, or the nearest team folder. */
export function folderOf(options: FolderOptions): Folder | undefined {
  const named = options.knowledge ?? options.dir;
  if (named !== undefined) {
    if (!isFolder(named)) throw new Wrong(`"${named}" is no folder; give one such as knowledge or .triage`);
    return folder(named);
  }
  if (isFolder('knowledge') && isWhole('knowledge')) return folder('knowledge');
  const found = findTeamFolder('.');
  return found && folder(found.path);
}

/** `[folder] [id]`: the first may be either. */
export function folderAndId(
  first: string | undefined,
  second: string | undefined,
  options: FolderOptions,
): { folder: Folder; id?: string } {
  const named = first !== undefined && (second !== undefined || isFolder(first));
  const found = folderOf(named && first !== undefined ? { knowledge: first } : options);
  if (!found) throw new Wrong('there is no knowledge here; give a folder, or make one: triage knowledge new mode');
  const id = named ? second : first;
  return { folder: found, ...(id === undefined ? {} : { id }) };
}

/** Runs a command; what is wrong with the call becomes one sentence on standard error. */
export async function told(work: () => Promise<number>): Promise<number> {
  const { EXIT } = await import('../exit.ts');
  try {
    return await work();
  } catch (e) {
    if (!(e instanceof Wrong) && (e as NodeJS.ErrnoException).code === undefined) throw e;
    process.stderr.write(`triage: ${(e as Error).message}\n`);
    return e instanceof Wrong ? EXIT.usage : EXIT.outside;
  }
}
