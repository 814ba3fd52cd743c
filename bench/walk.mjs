// Every case walked from its page to the end of its plan, each step answered with the truth, beside a person with a checklist.
// node bench/walk.mjs [one case in so many] [--each]
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';

await build({
  entryPoints: ['bench/walk-entry.ts'],
  bundle: true,
  format: 'esm',
  platform: 'node',
  outfile: 'dist/bench-walk.mjs',
  packages: 'external',
  logLevel: 'error',
});
const { walkAll } = await import('../dist/bench-walk.mjs');
const each = process.argv.includes('--each');
const every = Number(process.argv.slice(2).find((a) => a !== '--each') ?? 1);
const files = readdirSync('eval/cases', { recursive: true, withFileTypes: true })
  .filter((e) => e.isFile() && e.name.endsWith('.yaml'))
  .map((e) => join(e.parentPath, e.name))
  .sort()
  .filter((_, i) => i % every === 0)
  .map((path) => ({ set: basename(join(path, '..')), text: readFileSync(path, 'utf8') }));
await walkAll(files, each);
