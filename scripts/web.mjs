// The page of `triage serve`: dist/web, with names by content so that a browser may keep them for ever.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { examplesOf } from './web-examples.mjs';

const OUT = 'dist/web';

export async function buildWeb() {
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(join(OUT, 'assets'), { recursive: true });
  const common = {
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: ['es2022', 'chrome123', 'firefox121', 'safari17.5'],
    legalComments: 'none',
    logLevel: 'warning',
    outdir: OUT,
    entryNames: 'assets/[name]-[hash]',
    metafile: true,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    define: {},
  };
  const worker = nameOf(await build({ ...common, entryPoints: ['web/engine/worker.ts'], plugins: [{ name: 'engine', setup: served }] }));
  const style = nameOf(await build({ ...common, entryPoints: ['web/style/page.css'] }));
  const script = nameOf(
    await build({
      ...common,
      entryPoints: ['web/main.tsx'],
      define: { __WORKER__: JSON.stringify(worker), __EXAMPLES__: JSON.stringify(await examplesOf('examples')) },
    }),
  );
  const page = readFileSync('web/index.html', 'utf8').replace('__STYLE__', style).replace('__SCRIPT__', script);
  writeFileSync(join(OUT, 'index.html'), page);
  cpSync('web/icon.svg', join(OUT, 'icon.svg'));
}

const nameOf = ({ metafile }) => `/${Object.keys(metafile.outputs)[0].slice(OUT.length + 1)}`;

/** The engine is served beside the knowledge that it was built with; the worker takes it from there. */
function served({ onResolve }) {
  onResolve({ filter: /src\/browser\.ts$/ }, () => ({ path: '/engine/engine.js', external: true }));
  onResolve({ filter: /src\/browser-team\.ts$/ }, () => ({ path: '/engine/team.js', external: true }));
}
