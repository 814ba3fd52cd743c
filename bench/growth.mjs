// What growth costs: warm triage of a median case with the shipped knowledge, and with twenty times as many modes, made by a seeded generator
// with the shipped rows' own mix of cells. Both in one run, in turn, so that the ratio holds on any machine.
// node bench/growth.mjs [times] [rounds]; exit 1 over a bar: 30 ms, and five times that.
import { build } from 'esbuild';

await build({
  entryPoints: ['bench/growth-entry.ts'],
  bundle: true,
  format: 'esm',
  platform: 'node',
  outfile: 'dist/bench-growth.mjs',
  packages: 'external',
  logLevel: 'error',
});
const { measure } = await import('../dist/bench-growth.mjs');
const [times = 20, rounds = 15] = process.argv.slice(2).map(Number);
process.exitCode = (await measure(times, rounds)) ? 0 : 1;
