import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { loadEngine } from '../src/cli/engine.ts';
import { knowledgeFiles } from '../src/cli/knowledge-files.ts';
import { loadParser } from '../src/cli/parsers.ts';
import { triageText } from '../src/eval/cases.ts';
import { compileKnowledge } from '../src/knowledge/compile.ts';

/** Tests of modes that fail today, each a fault of the knowledge or the reader: the list may only shrink. */
const known = new Set(
  readFileSync('tests/modes.known-faults.txt', 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#')),
);

it('each mode leads on its own incident and not on its look-alike', async () => {
  const engine = loadEngine();
  const failing: string[] = [];
  for (const t of compileKnowledge(knowledgeFiles('knowledge')).tests) {
    const { hypotheses } = await triageText(t.incident, t.mode, engine, loadParser);
    const leads = hypotheses[0]?.mode === t.mode;
    if (leads !== (t.expects === 'speaks')) failing.push(`${t.mode} ${t.expects}`);
  }
  expect(failing.filter((f) => !known.has(f))).toEqual([]);
  expect(
    [...known].filter((f) => !failing.includes(f)),
    'mended: take these from the list',
  ).toEqual([]);
}, 400_000);
