// The examples as the page offers them: read once, when it is built, by the reader that the program has.
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

export async function examplesOf(folder) {
  const outfile = 'dist/read-incident.mjs';
  await build({
    entryPoints: ['src/incident/index.ts'],
    outfile,
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    logLevel: 'warning',
  });
  const { readIncident } = await import('../dist/read-incident.mjs');
  rmSync(outfile);
  const examples = [];
  for (const name of readdirSync(folder).sort()) {
    const read = await readIncident(readFileSync(join(folder, name)), { name });
    if (!read.ok) throw new Error(`${folder}/${name}: ${read.error}`);
    const words = name
      .replace(/\.\w+$/, '')
      .replaceAll('-', ' ')
      .replace(/\bapi\b/g, 'API');
    examples.push({ title: words.charAt(0).toUpperCase() + words.slice(1), incident: read.incident });
  }
  return examples;
}
