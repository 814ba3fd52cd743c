// Builds dist/: the program, the compiled knowledge beside it, the grammars, the report's JSON Schema in docs/.
// `--program`: the program alone, beside the knowledge that an earlier build left there.
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';

const programOnly = process.argv.includes('--program');
for (const stale of programOnly ? ['dist/chunks'] : ['dist']) rmSync(stale, { recursive: true, force: true });
mkdirSync('dist/grammars', { recursive: true });

const shared = { bundle: true, format: 'esm', target: 'node20', legalComments: 'none', logLevel: 'warning', sourcemap: false };
await build({
  ...shared,
  entryPoints: { triage: 'src/cli/main.ts' },
  outdir: 'dist',
  platform: 'node',
  splitting: true,
  minify: true,
  keepNames: false,
  chunkNames: 'chunks/[name]-[hash]',
  // CommonJS packages inside the bundle ask for `require`.
  banner: { js: "import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);" },
});

// The engine for a browser: it must not reach for anything of Node.
await build({ ...shared, entryPoints: { engine: 'src/browser.ts' }, outdir: 'dist', platform: 'browser', target: 'es2022', minify: true });

if (!programOnly) await buildKnowledgeBeside();

cpSync('node_modules/web-tree-sitter/web-tree-sitter.wasm', 'dist/grammars/web-tree-sitter.wasm');
for (const language of ['javascript', 'typescript', 'tsx', 'python', 'go', 'java', 'ruby', 'c-sharp', 'php', 'rust', 'bash']) {
  cpSync(`node_modules/@vscode/tree-sitter-wasm/wasm/tree-sitter-${language}.wasm`, `dist/grammars/tree-sitter-${language}.wasm`);
}

/** Compiles knowledge/ and writes what the program and the documents take from it. */
async function buildKnowledgeBeside() {
  await build({
    ...shared,
    entryPoints: { 'build-knowledge': 'scripts/build-knowledge.ts' },
    outdir: 'dist/build',
    platform: 'node',
    packages: 'external',
    outExtension: { '.js': '.mjs' },
  });
  const { buildKnowledge } = await import('../dist/build/build-knowledge.mjs');
  const { shipped, schema } = buildKnowledge('knowledge');
  writeFileSync('dist/knowledge.json', JSON.stringify(shipped));
  writeFileSync('docs/report.schema.json', `${JSON.stringify(schema, null, 2)}\n`);
  rmSync('dist/build', { recursive: true, force: true });
}
