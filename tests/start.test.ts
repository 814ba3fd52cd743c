import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';

/** The compiled code of a script, for this version of Node alone. */
const cacheOf = (dist: string, name: string) => join(dist, `${name}.cjs.${process.version}-${process.arch}.cache`);
const EXAMPLE = 'examples/checkout-duplicate-charges.md';
const call = (dist: string, ...args: string[]) => spawnSync(process.execPath, [join(dist, 'triage.js'), ...args], { encoding: 'utf8' });
const report = (dist: string) => call(dist, EXAMPLE);

it('starts without the compiled code, and with one that V8 refuses, and says the same', () => {
  const copy = mkdtempSync(join(tmpdir(), 'triage-'));
  cpSync('dist', copy, { recursive: true });
  const cache = cacheOf(copy, 'program');
  const kept = report('dist');
  rmSync(cache);
  const without = report(copy);
  writeFileSync(cache, 'no code');
  const refused = report(copy);
  rmSync(copy, { recursive: true });
  expect(kept.status).toBe(0);
  expect([without.stdout, without.stderr]).toEqual([kept.stdout, '']);
  expect([refused.stdout, refused.stderr]).toEqual([kept.stdout, '']);
}, 120_000);

it('reads the parsers of options and of YAML where they are asked for, with and without their compiled code', () => {
  const copy = mkdtempSync(join(tmpdir(), 'triage-'));
  cpSync('dist', copy, { recursive: true });
  const calls = [['examples/api-pods-restart.yaml'], ['--format', 'status', EXAMPLE]];
  const kept = calls.map((args) => call(copy, ...args).stdout);
  for (const name of ['commander', 'yaml']) rmSync(cacheOf(copy, name));
  expect(calls.map((args) => call(copy, ...args).stdout)).toEqual(kept);
  expect(kept.every((text) => text.length > 100)).toBe(true);
  for (const name of ['commander', 'yaml']) rmSync(join(copy, `${name}.cjs`));
  const plain = report(copy);
  rmSync(copy, { recursive: true });
  expect([plain.status, plain.stderr]).toEqual([0, '']);
}, 120_000);

it('is ASCII, as which it is read: a dash in an expression or a template must not become two letters', () => {
  for (const name of ['program', 'commander', 'yaml']) expect(readFileSync(`dist/${name}.cjs`).findIndex((byte) => byte > 0x7f)).toBe(-1);
});
