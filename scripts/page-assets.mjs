// The style and the script of the HTML report, bundled to strings with the hashes by which its content security policy knows them.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';

export const ASSETS = 'src/render/html/assets.ts';

const hash = (text) => `sha256-${createHash('sha256').update(text).digest('base64')}`;

/** The text of src/render/html/assets.ts, made from client/ and styles/ beside it. */
export async function pageAssets() {
  const common = { bundle: true, minify: true, write: false, legalComments: 'none', logLevel: 'warning', charset: 'utf8' };
  const [script, style] = await Promise.all([
    build({ ...common, entryPoints: ['src/render/html/client/page.ts'], format: 'iife', platform: 'browser', target: 'es2022' }),
    build({ ...common, entryPoints: ['src/render/html/styles/index.css'], target: ['chrome123', 'firefox121', 'safari17.5'] }),
  ]);
  const named = { STYLE: style.outputFiles[0].text.trim(), SCRIPT: script.outputFiles[0].text.trim() };
  const lines = Object.entries(named).flatMap(([name, text]) => [
    `export const ${name} = ${JSON.stringify(text)};`,
    `export const ${name}_HASH = '${hash(text)}';`,
  ]);
  return `${['/** Made by the build from client/ and styles/; edit those. */', ...lines].join('\n')}\n`;
}

/** Writes it where it changed, before the program is bundled. */
export async function writePageAssets() {
  const text = await pageAssets();
  if (!existsSync(ASSETS) || readFileSync(ASSETS, 'utf8') !== text) writeFileSync(ASSETS, text);
}
