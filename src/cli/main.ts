#!/usr/bin/env node
import { EXIT } from './exit.ts';
import { reportCommand } from './report.ts';

// A closed pipe (`triage … | head`) is the reader's choice, not a failure.
process.stdout.on('error', (e: NodeJS.ErrnoException) => process.exit(e.code === 'EPIPE' ? EXIT.done : EXIT.outside));

const args = process.argv.slice(2);
const [file = ''] = args;
// `triage FILE` and nothing more is the call that must be quick: for it the command line with all its options is not set up. No command has such a name.
const plain = args.length === 1 && (file === '-' || /^[^-].*[./]/.test(file));

(plain ? reportCommand(file, {}) : import('./run.ts').then(({ run }) => run(args, reportCommand))).then(
  (code) => {
    // Written output is flushed before the exit; waiting for idle handles would only cost time.
    process.stdout.write('', () => process.exit(code));
  },
  (e: unknown) => {
    process.stderr.write(`triage: ${e instanceof Error ? e.message : String(e)}\n`);
    process.exit(EXIT.outside);
  },
);
