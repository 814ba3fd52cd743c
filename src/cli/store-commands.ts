import type { Command } from 'commander';

const DATA = [
  '--data <folder>',
  'the folder of the embedded database (default: TRIAGE_DATA, or the user’s data folder); DATABASE_URL goes before it',
] as const;

/** The commands of the server and its store. What they need is loaded when they are called. */
export function addStore(program: Command, set: (code: number) => void): void {
  program
    .command('serve')
    .description('the page, the API and the store; on this machine alone unless --host says otherwise')
    .option('--port <n>', 'the port (default: PORT, or 4173); 0 for any that is free')
    .option('--host <address>', 'the address to listen on (default: 127.0.0.1); any other needs accounts')
    .option(...DATA)
    .option('--knowledge <dir>', "a team's own knowledge, for every report of this server")
    .option('--retain <time>', 'erase closed incidents after this time: 180d, 26w, 6m, 1y (default: TRIAGE_RETAIN, or never)')
    .option('--rate <n>', 'requests a minute for each caller, 0 for no limit (default: 600; 6000 on this machine)')
    .action(async (options) => set(await (await import('./serve.ts')).serveCommand(options)));
  program
    .command('migrate')
    .description('bring the database to the tables of this version; serve does so by itself')
    .option(...DATA)
    .option('--check', 'only say what is missing; exit 1 if anything is')
    .action(async (options) => set(await (await import('./migrate.ts')).migrateCommand(options)));
  for (const [name, description] of [
    ['backup', 'the whole store into a file, - for standard output; also while a server runs'],
    ['export', 'the same as backup: its file restores into either kind of database'],
  ] as const) {
    program
      .command(`${name} <file>`)
      .description(description)
      .option(...DATA)
      .action(async (file: string, options) => set(await (await import('./migrate.ts')).backupCommand(file, options)));
  }
  program
    .command('restore <file>')
    .description('a backup into an empty store, all of it or nothing; - for standard input')
    .option(...DATA)
    .option('--merge', 'into a store that is not empty: what is there stays, what is missing is added')
    .action(async (file: string, options) => set(await (await import('./migrate.ts')).restoreCommand(file, options)));
  program
    .command('token <add|list|remove> [name]')
    .description('accounts: make a token, which is shown once; list them; remove one')
    .option('--role <role>', 'viewer, responder or admin', 'responder')
    .option('--team <team>', 'whose incidents it sees', 'default')
    .option(...DATA)
    .action(async (what: string, name: string | undefined, options) =>
      set(await (await import('./migrate.ts')).tokenCommand(what, name, options)),
    );
}
