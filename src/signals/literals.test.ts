import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { knowledgeFiles } from '../cli/knowledge-files.ts';
import { compileKnowledge } from '../knowledge/compile.ts';
import { literalsOf } from './literals.ts';

it.each([
  ['Too many connections', ['too many connections']],
  ['ERROR 1213|deadlock found', ['error 1213', 'deadlock found']],
  ['QueuePool limit of size (?<pool_max>\\d+) overflow', ['queuepool limit of size ']],
  ['(?:Liveness|Readiness) probe failed', [' probe failed']],
  ['colou?r wrong', ['r wrong']],
  ['\\d+', []],
  ['a|bcd', []],
  ['(?:abc)?def', ['def']],
  ['(?!foo)barbaz', ['barbaz']],
  ['[Ee]rror', ['rror']],
  ['time(?:d)?[- ]out', ['time']],
  ['ab+cdef', ['cdef']],
])('%s', (pattern, expected) => {
  expect([...literalsOf(pattern)]).toEqual(expected);
});

it('never sorts out a line that the pattern matches', () => {
  const { knowledge, errorLines } = compileKnowledge(knowledgeFiles('knowledge'));
  const patterns = [
    ...knowledge.errors.map((e) => e.match),
    ...knowledge.observables.flatMap((o) => Object.values(o.values).flatMap((v) => v.errors)),
  ];
  const lines = [
    ...errorLines.map((l) => l.line),
    ...knowledge.observables.flatMap((o) => Object.values(o.values).flatMap((v) => v.examples)),
    ...readFileSync('knowledge/descriptions.jsonl', 'utf8').split('\n').slice(0, 100),
  ];
  for (const pattern of patterns) {
    const regex = new RegExp(pattern, 'i');
    const literals = literalsOf(pattern);
    if (literals.length === 0) continue;
    for (const line of lines) {
      if (!regex.test(line)) continue;
      const lower = line.toLowerCase();
      expect(
        literals.some((l) => lower.includes(l)),
        `${pattern} on ${line}`,
      ).toBe(true);
    }
  }
}, 120_000);
