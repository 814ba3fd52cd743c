import type { Command } from 'commander';
import { withTeamOptions } from '../team/options.ts';

/** For an option that may be given several times. */
export const several = (value: string, before: unknown): readonly string[] => [...(Array.isArray(before) ? before : []), value];

const NO_ACCESS = ['--no-access <kind>', 'what you cannot reach; repeatable'] as const;

/** The commands of an investigation; their work is loaded when one is called. */
export function addInvestigation(program: Command, done: (code: number) => void): void {
  const recording = (command: Command) =>
    withTeamOptions(command)
      .option('--by <name>', 'who says so (default: you)')
      .option('--at <time>', 'when it was, as 15:02 UTC or 2026-11-28T15:02Z (default: now)')
      .option('--format <name>', 'text or json', 'text');
  const record = () => import('./record.ts');

  recording(program.command('observe <incident> <answers...>'))
    .description('record what checks showed, as OBSERVABLE=VALUE; prints what changed and the next step')
    .option('--note <text>', 'what was seen, in your words')
    .option(...NO_ACCESS, several)
    .action(async (file, answers, options) => done(await (await record()).observeCommand(file, answers, options)));
  recording(program.command('applied <incident> <action>'))
    .description('record what was done: an action of the report (FM1), or words')
    .option('--effect <effect>', 'cured, partly, no-effect or unknown', 'unknown')
    .option('--note <text>', 'what was seen after it')
    .option(...NO_ACCESS, several)
    .action(async (file, action, options) => done(await (await record()).appliedCommand(file, action, options)));
  recording(program.command('add <incident>'))
    .description('add text to the incident as it goes on; it keeps its time')
    .option('--symptoms <text>', 'text, or @file')
    .option('--pattern <text>', 'text, or @file')
    .option('--impact <text>', 'text, or @file')
    .option('--stack <text>', 'text, or @file')
    .option('--code <text>', 'text, or @file')
    .option(...NO_ACCESS, several)
    .action(async (file, options) => done(await (await record()).addCommand(file, options)));
  recording(program.command('note <incident> <text>'))
    .description('a remark for the timeline')
    .action(async (file, text, options) => done(await (await record()).noteCommand(file, text, options)));
  recording(program.command('undo [args...]'))
    .description('take back the last event of an incident, or the one with this id: undo [incident] [id]')
    .option(...NO_ACCESS, several)
    .action(async (args, options) => done(await (await record()).undoCommand(args, options)));

  withTeamOptions(program.command('next [incident]'))
    .description('the next step alone')
    .option('--format <name>', 'text or json', 'text')
    .option(...NO_ACCESS, several)
    .action(async (file, options) => done(await (await import('./show.ts')).nextCommand(file, options)));
  program
    .command('log [incident]')
    .description('what was recorded, in its order')
    .option('--format <name>', 'text or json', 'text')
    .action(async (file, options) => done(await (await import('./show.ts')).logCommand(file, options)));

  withTeamOptions(program.command('verify <incident>'))
    .description("is it over? from what was counted since, and the incident's own rate or share")
    .option('--count <n>', 'events or failures counted since')
    .option('--minutes <n>', 'over how many minutes')
    .option('--requests <n>', 'among how many requests')
    .option('--at <time>', 'when these minutes ended (default: now)')
    .option('--by <name>', 'who says so, with --record')
    .option('--record', 'keep the answer in the log')
    .option('--format <name>', 'text or json', 'text')
    .action(async (file, options) => done(await (await import('./verify.ts')).verifyCommand(file, options)));
  withTeamOptions(program.command('close <incident>'))
    .description('end the investigation and write the post-incident document')
    .option('--cause <mode>', 'the confirmed cause: H1 or a mode id; none where it stays unknown (default: the one that was shown)')
    .option('--form <name>', 'google, pagerduty or atlassian', 'google')
    .option('-o, --output <file>', 'write the document to a file')
    .option('--by <name>', 'who says so (default: you)')
    .option('--at <time>', 'when it ended (default: now)')
    .option('--note <text>', 'a last word')
    .action(async (file, options) => done(await (await import('./close.ts')).closeCommand(file, options)));
}
