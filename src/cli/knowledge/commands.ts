import type { Command } from 'commander';

/** `triage knowledge …`, for those who extend it. Exit codes: 0 all well, 1 problems or failed tests, 2 the call is wrong, 3 a folder cannot be read or written. */
export function addKnowledge(program: Command, done: (code: number) => void): void {
  const knowledge = program.command('knowledge').description('for those who extend the knowledge, shipped or of a team');
  const folder = (command: Command) =>
    command
      .option('--knowledge <dir>', 'the folder (default: knowledge/ in the project, else the nearest .triage/)')
      .option('--dir <dir>', 'the same');
  const work = () => import('./check-and-test.ts');

  folder(knowledge.command('check [folder] [id]'))
    .description('what is wrong with a folder, or with one entry of it, with file and line; exit 1 if anything')
    .action(async (first, second, options) => done(await (await work()).checkCommand(first, second, options)));
  folder(knowledge.command('test [folder] [mode]'))
    .description('each mode on its own incidents: it leads on speaks.yaml and not on silent.yaml; exit 1 if one fails')
    .action(async (first, second, options) => done(await (await work()).testCommand(first, second, options)));
  folder(knowledge.command('show <id>'))
    .description('an entry by its id; or a list: classes, modes, observables, remedies, technologies, concepts')
    .action(async (id, options) => done(await (await import('./show.ts')).showCommand(id, options)));
  folder(knowledge.command('new <kind> [id]'))
    .description('the file of a new mode, observable, remedy or technology, with what to write in each field')
    .option('--class <class>', 'of a mode: its cause class')
    .option('--family <name>', 'of an observable: the group it stands in')
    .option('--kind <name>', 'of a remedy: mitigation, fix, repair or evidence', 'mitigation')
    .action(async (kind, id, options) => done(await (await import('./new.ts')).newCommand(kind, id, options)));
  knowledge
    .command('import <what> <dir>')
    .description('cre DIR: a checked-out folder of Common Reliability Enumerations, into the team folder')
    .option('--knowledge <dir>', 'the team folder (default: the nearest .triage/, or a new one here)')
    .action(async (what, dir, options) => done(await (await import('./import-cre.ts')).importCommand(what, dir, options)));
}
