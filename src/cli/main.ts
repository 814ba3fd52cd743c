#!/usr/bin/env node
import { EXIT } from './exit.ts';
import { run } from './run.ts';

// A closed pipe (`triage … | head`) is the reader's choice, not a failure.
process.stdout.on('error', (e: NodeJS.ErrnoException) => process.exit(e.code === 'EPIPE' ? EXIT.done : EXIT.outside));

run(process.argv.slice(2)).then(
  (code) => {
    // Written output is flushed before the exit; waiting for idle handles would only cost time.
    process.stdout.write('', () => process.exit(code));
  },
  (e: unknown) => {
    process.stderr.write(`triage: ${e instanceof Error ? e.message : String(e)}\n`);
    process.exit(EXIT.outside);
  },
);
