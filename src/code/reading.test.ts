import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadParser } from '../cli/parsers.ts';
import { MAX_SNIPPET, readCode } from './index.ts';

const PIECES = [
  'async function f(a) { const c = await pool.connect(); if (!a) return; c.release(); }',
  'def f(x):\n    return x',
  'SELECT * FROM t WHERE a = 1;',
  'apiVersion: v1\nkind: Pod',
  '// a/b.ts',
  '# x/y.py',
  '-- q.sql',
  '```',
  '{',
  '}',
  '(((((',
  '"',
  "'",
  '`',
  '/*',
  '<?php',
  '@@ -1 +1 @@',
  '+ added',
  '- removed',
  'func (r *R) X() {',
  'try {',
  'catch (e) {',
  '\u0000',
  '\ud800',
  '日本語',
  '\r\n',
  '\t',
  '...',
  'class A { void f() { lock.lock(); return; } }',
  '$x = substr($y, 0, 3);',
  'pub fn a() { x.unwrap(); }',
  'resource "a" "b" {',
  '[Service]',
  'FROM node',
  '/(a+)+$/',
];

const snippet = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 30 })), { maxLength: 12 })
  .map((parts) => parts.join('\n'));

describe('reading any text', () => {
  test('never throws, and quotations are exact slices', async () => {
    await fc.assert(
      fc.asyncProperty(snippet, async (text) => {
        const reading = await readCode(text, loadParser);
        for (const finding of reading.findings) expect(text.slice(finding.start, finding.end)).toBe(finding.quote);
        for (const setting of reading.settings) expect(setting.start).toBeLessThanOrEqual(setting.end);
      }),
      { numRuns: 300 },
    );
  });

  test('code beyond a quarter of a megabyte is cut, and that is said', async () => {
    const one =
      "export async function handler(req, res) {\n  const c = await pool.connect();\n  if (!req.body) return res.status(400).end();\n  const { rows } = await c.query('SELECT a FROM t WHERE id = $1', [req.id]);\n  cache.set(req.id, rows[0].n + 1);\n  c.release();\n}\n";
    const text = one.repeat(Math.ceil(MAX_SNIPPET / one.length) + 10);
    const reading = await readCode(text, loadParser);
    expect(reading.unread.join()).toContain('read up to');
    expect(reading.findings.length).toBeGreaterThan(0);
  });

  test.each(['(', '[', '{', 'if (a) { ', 'a => ', '/*', '"'])('deep or open nesting of %s is bounded', async (piece) => {
    const reading = await readCode(`const a = 1;\n${piece.repeat(5000)}`, loadParser);
    expect(reading.languages.length).toBeLessThan(4);
  });

  test('an empty snippet asks for no grammar', async () => {
    const reading = await readCode('  \n', () => Promise.reject(new Error('asked')));
    expect(reading).toEqual({ languages: [], unread: [], findings: [], settings: [], names: [], prose: '' });
  });

  test('a grammar that cannot be had is said, and settings are read all the same', async () => {
    const reading = await readCode('const pool = new Pool({ max: 7 });\nconst x = await pool.query("select 1");', () =>
      Promise.reject(new Error('none')),
    );
    expect(reading.unread.join()).toMatch(/javascript/);
    expect(reading.settings.map((each) => `${each.name}=${each.value}`)).toContain('max=7');
  });

  test('a language without a grammar here is said to be unread', async () => {
    const reading = await readCode(
      'local function total(items)\n  local sum = 0\n  for _, item in ipairs(items) do\n    sum = sum + item.price\n  end\n  return sum\nend\n',
      loadParser,
    );
    expect(reading.languages).toEqual(['lua']);
    expect(reading.unread.join()).toMatch(/lua/);
  });
});

describe('several pieces in one snippet', () => {
  test('a Python fragment that awaits is not taken for JavaScript', async () => {
    const reading = await readCode(
      'async with httpx.AsyncClient(timeout=60) as client:\n    r = await client.get(f"{BASE}/items/{n}")\n',
      loadParser,
    );
    expect(reading.languages).toEqual(['python']);
  });

  test('header comments tell files and languages apart, offsets stay', async () => {
    const text =
      '// src/db.js\nmodule.exports = new Pool({ max: 5 });\n\n-- schema.sql\nCREATE TABLE a (id serial);\n\n# deploy.yaml\nkind: Deployment\nspec:\n  replicas: 3\n';
    const reading = await readCode(text, loadParser);
    expect(reading.languages).toEqual(['javascript', 'sql', 'yaml']);
    expect(reading.names.filter((each) => each.slot === 'file').map((each) => each.name)).toEqual([
      'src/db.js',
      'schema.sql',
      'deploy.yaml',
    ]);
    expect(reading.findings.map((each) => each.observable)).toEqual(expect.arrayContaining(['config-pool-size', 'code-int32-id']));
  });

  test('a diff is read on its new side', async () => {
    const text =
      '@@ -1,4 +1,4 @@\n async function f(id) {\n-  const r = await fetch(url, { signal: s });\n+  const r = await fetch(url);\n   return r.json();\n }\n';
    const reading = await readCode(text, loadParser);
    const finding = reading.findings.find((each) => each.observable === 'code-call-without-timeout');
    expect(finding?.value).toBe('yes');
    expect(finding?.quote).toBe('+  const r = await fetch(url);');
  });

  test('fences name the language and are no code', async () => {
    const reading = await readCode(
      '```python\ndef f(d):\n    return d.replace(year=d.year + 1)\n```\nthen\n```sql\nDELETE FROM sessions;\n```\n',
      loadParser,
    );
    expect(reading.findings.map((each) => each.observable)).toEqual(['code-date-plus-year', 'code-destructive-without-where']);
  });

  test('names and settings carry their places', async () => {
    const text =
      'async function createOrder(cart) {\n  const p = await stripe.charges.create({ amount: cart.total });\n  await db.orders.insert({ id: p.id });\n}\nconst pool = new Pool({ max: 20, idleTimeoutMillis: 30000 });\n';
    const reading = await readCode(text, loadParser);
    expect(reading.names.map((each) => `${each.slot}:${each.name}`)).toEqual(
      expect.arrayContaining(['function:createOrder', 'external:stripe.charges.create', 'table:orders']),
    );
    expect(reading.settings.map((each) => [each.name, each.value, each.unit, text.slice(each.start, each.end)])).toEqual([
      ['max', '20', undefined, 'max: 20'],
      ['idleTimeoutMillis', '30000', 'ms', 'idleTimeoutMillis: 30000'],
    ]);
  });

  test('a record class is told from a table, and a job or a daemon from a deployment', async () => {
    const names = async (text: string) => (await readCode(text, loadParser)).names.map((each) => `${each.slot}:${each.name}`);
    const manifest = (kind: string) =>
      `apiVersion: v1\nkind: ${kind}\nmetadata:\n  name: night-export\n  namespace: finance\nspec:\n  a: 1\n`;
    expect(await names('class A\n  def run\n    SegmentEffort.create!(a: 1)\n  end\nend\n')).toContain('model:SegmentEffort');
    expect(await names(manifest('CronJob'))).toEqual(['job:night-export', 'namespace:finance']);
    expect(await names(manifest('DaemonSet'))).toEqual(['service:night-export', 'kind of night-export:DaemonSet', 'namespace:finance']);
    expect(await names(manifest('ApplicationSet'))).toEqual([]);
  });
});
