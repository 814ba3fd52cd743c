import type { Command } from 'commander';

/** The two options by which a call says which team knowledge stands beside the shipped one. */
export const withTeamOptions = (command: Command): Command =>
  command
    .option('--knowledge <dir>', "a team's own knowledge (default: .triage/, from the incident's folder upward to the repository's root)")
    .option('--no-team-knowledge', 'the shipped knowledge alone');
