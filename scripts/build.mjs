// Builds dist/: the program, the compiled knowledge beside it, the grammars, the report's JSON Schema in docs/.
// `--program`: the program alone, beside the knowledge that an earlier build left there.
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { build } from 'esbuild';
import { lists } from './lists.mjs';
import { writePageAssets } from './page-assets.mjs';
import { buildWeb } from './web.mjs';

const programOnly = process.argv.includes('--program');
/** Packages that most reports do without: scripts of their own beside the program. */
const APART = ['commander', 'yaml'];
/** Imported on demand and yet in the program: the command line beyond `triage FILE`. */
const INSIDE = './run.ts';
const caches = existsSync('dist')
  ? readdirSync('dist')
      .filter((name) => name.endsWith('.cache'))
      .map((name) => `dist/${name}`)
  : [];
for (const stale of programOnly ? ['dist/chunks', ...caches] : ['dist']) rmSync(stale, { recursive: true, force: true });
mkdirSync('dist/grammars', { recursive: true });

await writePageAssets();

const shared = { bundle: true, format: 'esm', target: 'node20', legalComments: 'none', logLevel: 'warning', sourcemap: false };

// The program is one script, so that V8 can keep what it compiled of it. What the sources import on demand stays apart from it, as modules.
const onDemand = new Map();
await buildScript('program', 'src/cli/main.ts', "const __url = require('node:url').pathToFileURL(__filename).href;", [
  { name: 'apart', setup: apart },
  { name: 'tables', setup: tables },
  lists,
]);
for (const name of APART) await buildScript(name, name, '', [{ name: 'no-programs', setup: noPrograms }]);
await build({
  ...shared,
  entryPoints: { ...Object.fromEntries(onDemand), 'report-thread': 'src/cli/report-thread.ts' },
  outdir: 'dist/chunks',
  outExtension: { '.js': '.mjs' },
  platform: 'node',
  splitting: true,
  minify: true,
  plugins: [lists],
  // They load files of their own from beside themselves.
  external: ['@electric-sql/pglite', 'kysely', 'kysely-pglite-dialect', 'pg', 'pg-boss'],
  // CommonJS packages inside the bundle ask for `require`.
  banner: { js: "import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);" },
});
cpSync('scripts/start.cjs', 'dist/triage.js');
chmodSync('dist/triage.js', 0o755);
// Its start is CommonJS: to load the loader of modules takes time, and most reports need none.
writeFileSync('dist/package.json', '{"type":"commonjs"}\n');

// The engine for a browser, and what puts a team's knowledge into it: they must not reach for anything of Node.
await build({
  ...shared,
  entryPoints: { engine: 'src/browser.ts', team: 'src/browser-team.ts' },
  outdir: 'dist',
  platform: 'browser',
  target: 'es2022',
  minify: true,
  plugins: [lists],
});

await buildWeb();

if (!programOnly) {
  await buildKnowledgeBeside();
  // An empty embedded database. Where it cannot be made, a first start makes its own.
  spawnSync(process.execPath, ['scripts/store-seed.mjs'], { stdio: ['ignore', 'ignore', 'inherit'] });
}

cpSync('node_modules/web-tree-sitter/web-tree-sitter.wasm', 'dist/grammars/web-tree-sitter.wasm');
for (const language of ['javascript', 'typescript', 'tsx', 'python', 'go', 'java', 'ruby', 'c-sharp', 'php', 'rust', 'cpp']) {
  cpSync(`node_modules/@vscode/tree-sitter-wasm/wasm/tree-sitter-${language}.wasm`, `dist/grammars/tree-sitter-${language}.wasm`);
}

// One call after the other, each in a process of its own that starts from what the ones before it left. Without it the program only starts later.
for (const call of [
  ['examples/checkout-duplicate-charges.md'],
  ['examples/api-pods-restart.yaml'],
  ['--format', 'terminal', 'examples/checkout-duplicate-charges.md'],
]) {
  spawnSync(process.execPath, ['scripts/compile-program.mjs', ...call], { stdio: ['ignore', 'ignore', 'inherit'] });
}

// That all of it is there, and since when: `scripts/prepare.mjs` asks.
if (!programOnly) writeFileSync('dist/built', '');

/** Bundles a script that the start hands to V8 together with what it compiled of it before. */
async function buildScript(name, entry, head, plugins) {
  await build({
    ...shared,
    entryPoints: { [name]: entry },
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    platform: 'node',
    format: 'cjs',
    minify: true,
    define: { 'import.meta.url': '__url' },
    // A tagged template would keep its letters as they are written; the start reads scripts as ASCII.
    supported: { 'template-literal': false },
    banner: { js: `(function (require, module, exports, __filename, __dirname, __import) {${head}` },
    footer: { js: '})' },
    plugins,
  });
  // `import()` does not work in a script that starts from kept code (Node 20); the start hands over its own, and other scripts by `require`.
  const text = readFileSync(`dist/${name}.cjs`, 'utf8')
    .replaceAll('import("./chunks/', '__import("./chunks/')
    .replace(/\bimport\(("\.\/\w+\.cjs")\)/g, 'Promise.resolve(require($1))');
  writeFileSync(`dist/${name}.cjs`, ascii(name, text), 'latin1');
}

/** The same script in ASCII. The bundler escapes strings and leaves expressions as they are written; templates it has made strings of. */
function ascii(name, text) {
  const code = (ch) => `\\u${ch.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return text.replace(/(\\*)([\u0080-\uffff])/g, (_, slashes, ch) => {
    if (slashes.length % 2)
      throw new Error(`dist/${name}.cjs: "${slashes}${ch}" cannot be written in ASCII; write the letter without the backslash`);
    return slashes + code(ch);
  });
}

/** Leaves modules of ours that are imported on demand out of the program, and notes them; and packages that are scripts of their own. */
function apart({ onResolve }) {
  onResolve({ filter: /^\.\.?\// }, ({ kind, path, resolveDir }) => {
    if (kind !== 'dynamic-import' || path === INSIDE) return undefined;
    const source = join(resolveDir, path);
    const name = relative('src/cli', source)
      .replace(/\.ts$/, '')
      .replace(/[^\w]+/g, '-');
    onDemand.set(name, source);
    return { path: `./chunks/${name}.mjs`, external: true };
  });
  onResolve({ filter: new RegExp(`^(?:${APART.join('|')})$`) }, ({ path }) => ({ path: `./${path}.cjs`, external: true }));
  // Its module for `import` asks the loader for more modules; this one does not.
  onResolve({ filter: /^web-tree-sitter$/ }, () => ({ path: resolve('node_modules/web-tree-sitter/web-tree-sitter.cjs') }));
}

/** The parser of options asks for other programs at its start. */
function noPrograms({ onResolve }) {
  onResolve({ filter: /^node:child_process$/ }, () => ({ path: resolve('scripts/no-programs.cjs') }));
}

/** Modules `*.table.ts` hold constants that take longer to compute than to parse: they are run here, and the program has what they export. */
function tables({ onLoad }) {
  onLoad({ filter: /\.table\.ts$/ }, async ({ path }) => {
    const { outputFiles } = await build({ ...shared, entryPoints: [path], write: false });
    const table = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
    const constant = ([name, value]) => `export const ${name} = JSON.parse(${JSON.stringify(JSON.stringify(value))});`;
    return { contents: Object.entries(table).map(constant).join('\n') };
  });
}

/** Compiles knowledge/ and writes what the program and the documents take from it. */
async function buildKnowledgeBeside() {
  await build({
    ...shared,
    entryPoints: { 'build-knowledge': 'scripts/build-knowledge.ts', 'train-share': 'scripts/train-share.ts' },
    outdir: 'dist/build',
    platform: 'node',
    packages: 'external',
    outExtension: { '.js': '.mjs' },
  });
  const { buildKnowledge } = await import('../dist/build/build-knowledge.mjs');
  const { shipped, schema, reply } = await buildKnowledge('knowledge');
  writeFileSync('dist/knowledge.txt', shipped, 'latin1');
  writeFileSync('docs/report.schema.json', `${JSON.stringify(schema, null, 2)}\n`);
  writeFileSync('docs/model-reply.schema.json', `${JSON.stringify(reply, null, 2)}\n`);
  rmSync('dist/build', { recursive: true, force: true });
}
