// The exact planner beside simple policies on random instances: mean cost over the optimum, and what the optimum takes.
// node bench/plan.mjs [instances] [causes] [tests] [longest path]
import { build } from 'esbuild';

await build({
  entryPoints: ['bench/plan-entry.ts'],
  bundle: true,
  format: 'esm',
  platform: 'node',
  outfile: 'dist/bench-plan.mjs',
  packages: 'external',
  logLevel: 'error',
});
const { measure } = await import('../dist/bench-plan.mjs');
const [runs = 1000, causes = 7, tests = 16, depth = 4] = process.argv.slice(2).map(Number);
measure(runs, causes, tests, depth);
