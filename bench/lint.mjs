// How many listed faults the linter finds, and what it finds besides: node bench/lint.mjs FOLDER [NN …]
// FOLDER holds NN.md or NN.report.md, NN.incident.md, NN.faults.json ([{ quote, line?, kind?, … }]; empty where the report is sound).
// A finding and a fault are the same where their places overlap or, failing that, where they stand on one line; each counts once. On one line may
// be two different faults: look at those. A finding that something is missing in an entry does not count for another fault on its line.
// LINT_BENCH=table prints the figures alone.
import { build } from 'esbuild';

const [folder, ...wanted] = process.argv.slice(2);
if (!folder) {
  console.error('Usage: node bench/lint.mjs FOLDER [NN …]');
  process.exit(2);
}
await build({
  entryPoints: ['bench/lint-entry.ts'],
  bundle: true,
  format: 'esm',
  platform: 'node',
  outfile: 'dist/bench-lint.mjs',
  packages: 'external',
  logLevel: 'error',
});
const { score } = await import('../dist/bench-lint.mjs');
await score(folder, wanted, process.env.LINT_BENCH === 'table');
