// Warm triage of each case of a folder, in one process: median and 95th percentile in ms, and the slowest.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

await build({
  entryPoints: ['bench/warm-entry.ts'],
  bundle: true,
  format: 'esm',
  platform: 'node',
  outfile: 'dist/bench-warm.mjs',
  packages: 'external',
  logLevel: 'error',
});
const { measure } = await import('../dist/bench-warm.mjs');
const dir = process.argv[2] ?? 'eval/cases';
const texts = readdirSync(dir, { recursive: true, withFileTypes: true })
  .filter((e) => e.isFile() && e.name.endsWith('.yaml'))
  .map((e) => ({ name: e.name, text: readFileSync(join(e.parentPath, e.name), 'utf8') }));
await measure(texts);
