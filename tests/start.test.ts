import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const EXAMPLE = 'examples/checkout-duplicate-charges.md';
const report = (dist: string) => spawnSync(process.execPath, [join(dist, 'triage.js'), EXAMPLE], { encoding: 'utf8' });

it('starts without the compiled code, and with one that V8 refuses, and says the same', () => {
  const copy = mkdtempSync(join(tmpdir(), 'triage-'));
  cpSync('dist', copy, { recursive: true });
  const cache = join(copy, 'program.cjs.cache');
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

it('is ASCII, as which it is read: a dash in an expression or a template must not become two letters', () => {
  expect(readFileSync('dist/program.cjs').findIndex((byte) => byte > 0x7f)).toBe(-1);
});
