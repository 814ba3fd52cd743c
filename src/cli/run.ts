import { Command, CommanderError } from 'commander';
import { EXIT } from './exit.ts';
import { addInvestigation, several } from './investigation/commands.ts';
import { addKnowledge } from './knowledge/commands.ts';
import type { ReportOptions } from './report.ts';
import { addStore } from './store-commands.ts';
import { isNoTeamFolder, withTeamOptions } from './team/options.ts';

type ReportCommand = (file: string | undefined, options: ReportOptions) => Promise<number>;

/** Runs one call of the command line and returns its exit code. The result alone goes to standard output. */
export async function run(args: readonly string[], reportCommand: ReportCommand): Promise<number> {
  let code: number = EXIT.done;
  const program = withTeamOptions(new Command('triage'))
    .description('Five fields about an incident in, one triage report out.')
    .argument('[file]', 'the incident: a file, or - for standard input')
    .option('--format <name>', 'markdown, json, terminal, html, slack or status (default: terminal on a terminal, else markdown)')
    .option('-o, --output <file>', 'write the report to a file')
    .option('--code <text>', 'code snippet, or @file')
    .option('--stack <text>', 'tech stack, or @file')
    .option('--symptoms <text>', 'symptoms, or @file')
    .option('--pattern <text>', 'occurrence pattern, or @file')
    .option('--impact <text>', 'blast radius, or @file')
    .option('--model <provider/name>', 'with a language model: anthropic/claude-opus-4-6, openai/NAME, ollama/NAME')
    .option('--base-url <url>', 'where the model is asked')
    .option('--budget <limits>', 'what the model may cost: 30s, 20000tokens, 0.50usd, or several joined by commas')
    .option('--redact-ips', 'hide IP addresses from the model as well')
    .option('--print-prompt', 'print what would be sent to a model, and send nothing')
    .option(
      '--no-access <kind>',
      'what you cannot reach (code, logs, metrics, database, shell, platform, vendor, users); repeatable',
      several,
    )
    // What stands behind a command's name is that command's option.
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, 'triage: ')) })
    .action(async (file: string | undefined, options) => {
      code = await reportCommand(file, options);
    });
  program
    .command('eval <path>')
    .description('score cases against their truth')
    .option('--format <name>', 'text or json', 'text')
    .option('--knowledge <dir>', "with a team's own knowledge")
    .option('--top1 <share>', 'bar: exit 1 when fewer cases have an accepted class first')
    .option('--top3 <share>', 'bar: exit 1 when fewer cases have an accepted class in the first three')
    .action(async (dir: string, options) => {
      code = await (await import('./eval.ts')).evalCommand(dir, options);
    });
  program
    .command('lint <report>')
    .description('logical faults of any report, in JSON or Markdown, with their places; exit 1 if any')
    .option('--incident <file>', 'the incident that the report is about: finds what is not in it')
    .option('--format <name>', 'text, json, sarif or github', 'text')
    .action(async (path: string, options) => {
      code = await (await import('./lint.ts')).lintCommand(path, options);
    });
  withTeamOptions(program.command('import <report>'))
    .description('a report written elsewhere, in Markdown, made ours: with a computed ranking and plan, and what became of its hypotheses')
    .option('--incident <file>', 'the incident that the report is about; otherwise it is taken from its snapshot')
    .option('--format <name>', 'as for a report (default: terminal on a terminal, else markdown)')
    .option('-o, --output <file>', 'write the report to a file')
    .action(async (path: string, options) => {
      code = await (await import('./import.ts')).importCommand(path, options);
    });
  withTeamOptions(program.command('mcp'))
    .description('the tool server for assistants, on standard input and output')
    .option('--enable-write-tools', 'let observe append to the log beside an incident')
    .action(async (options) => {
      code = await (await import('./mcp.ts')).mcpCommand(options);
    });
  addKnowledge(program, (c) => {
    code = c;
  });
  const set = (c: number) => {
    code = c;
  };
  addInvestigation(program, set);
  addStore(program, set);
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (e) {
    if (isNoTeamFolder(e)) {
      process.stderr.write(`triage: ${e.message}\n`);
      return EXIT.usage;
    }
    if (e instanceof CommanderError) return e.exitCode === 0 ? EXIT.done : EXIT.usage;
    throw e;
  }
  return code;
}
