import { build, type Plugin } from 'esbuild';
import { expect, it } from 'vitest';

const { lists } = (await import(new URL('../scripts/lists.mjs', import.meta.url).href)) as { lists: Plugin };

const FILES = ['src/lint/document/checks.ts', 'src/lint/document/plan.ts', 'src/lint/document/deeds.ts', 'src/signals/times/zones.ts'];

/** The expressions and texts that modules export, and their code. */
async function made(plugins: Plugin[]) {
  const contents = FILES.map((file, i) => `export * as m${i} from './${file}';`).join('\n');
  const stdin = { contents, resolveDir: '.', loader: 'ts' as const };
  const { outputFiles } = await build({ stdin, bundle: true, format: 'esm', write: false, plugins, logLevel: 'silent' });
  const code = outputFiles[0]?.text ?? '';
  const modules = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as Record<string, Record<string, unknown>>;
  const values = Object.values(modules).flatMap((m) => Object.entries(m).map(([name, value]) => [name, String(value)] as const));
  return { code, values: values.filter(([, value]) => !/=>|^function/.test(value)) };
}

it('the build composes lists of words as the program would', async () => {
  const [written, composed] = await Promise.all([made([]), made([lists])]);
  expect(written.code).toMatch(/anyOf`|words`/);
  expect(composed.code).not.toMatch(/(?:anyOf|words|alternatives)`/);
  expect(composed.values).toEqual(written.values);
  expect(composed.values.length).toBeGreaterThan(5);
});
