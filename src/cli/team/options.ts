import type { Command } from 'commander';

/** `--knowledge DIR` and `--no-team-knowledge`. */
export interface TeamOptions {
  readonly knowledge?: string;
  readonly teamKnowledge?: boolean;
}

/** A folder that was asked for and is not there. */
export class NoTeamFolder extends Error {
  override readonly name = 'NoTeamFolder';
}

/** By its name: the parts of the program that are loaded on demand have a class of their own. */
export const isNoTeamFolder = (e: unknown): e is Error => e instanceof Error && e.name === 'NoTeamFolder';

/** The two options by which a call says which team knowledge stands beside the shipped one. */
export const withTeamOptions = (command: Command): Command =>
  command
    .option('--knowledge <dir>', "a team's own knowledge (default: .triage/, from the incident's folder upward to the repository's root)")
    .option('--no-team-knowledge', 'the shipped knowledge alone');
