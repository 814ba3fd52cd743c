import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadEngine } from '../src/cli/engine.ts';
import { readCase } from '../src/eval/cases.ts';

const casesUnder = (dir: string) =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((e) => e.isFile() && e.name.endsWith('.yaml') && e.name !== 'classes.yaml')
    .map((e) => readCase(readFileSync(join(e.parentPath, e.name), 'utf8'), dir));

it('the truth of every case is in words of the knowledge, and its key facts are in its text', () => {
  const { knowledge } = loadEngine();
  const modes = new Set(knowledge.modes.map((m) => m.id));
  const classes = new Set(knowledge.modes.map((m) => m.class));
  const cases = [...casesUnder('eval/cases'), ...casesUnder('eval/held-out/cases')];
  const strange = cases.flatMap(({ id, truth }) =>
    [...truth.classes.filter((c) => !classes.has(c)), ...(truth.modes ?? []).filter((m) => !modes.has(m))].map((name) => `${id}: ${name}`),
  );
  const flat = (s: string) => s.replace(/\s+/g, ' ');
  const absent = cases.flatMap(({ id, incident, truth }) =>
    truth.keyFacts.filter((f) => !flat(Object.values(incident).join(' ')).includes(flat(f))).map((f) => `${id}: ${f}`),
  );
  expect({ strange, absent }).toEqual({ strange: [], absent: [] });
  expect(cases.filter((c) => c.truth.modes).length).toBeGreaterThan(400);
});
