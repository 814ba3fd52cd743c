import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { knowledgeFiles } from '../cli/knowledge-files.ts';
import { compileKnowledge } from '../knowledge/compile.ts';
import { mayMatch, needsOf, openPattern, packPattern, splitAlternatives } from './patterns.ts';

it.each([
  ['Too many connections', 'too many connections'],
  ['ERROR 1213|deadlock found', ['|', 'error 1213', 'deadlock found']],
  ['QueuePool limit of size (?<pool_max>\\d+) overflow', ['&', 'queuepool limit of size ', '\0', ' overflow']],
  ['(?:Liveness|Readiness) probe failed', ['&', ['|', 'liveness', 'readiness'], ' probe failed']],
  ['colou?r wrong', ['&', 'colo', 'r wrong']],
  ['\\d+', '\0'],
  ['\\w+', null],
  ['a → b|9 ?%', ['|', 'a → b', '%']],
  ['a|bcd', null],
  ['(?:abc)?def', 'def'],
  ['(?!foo)barbaz', 'barbaz'],
  ['[Ee]rror', 'rror'],
  ['time(?:d)?[- ]out', ['&', 'time', 'out']],
  ['ab+cdef', ['&', 'ab', 'cdef']],
  ['caf\\u00e9 closed', ['&', 'caf', ' closed']],
  ['abc)def', null],
])('%s', (pattern, expected) => {
  expect(needsOf(pattern)).toEqual(expected);
});

it('takes a pattern apart at its outermost bars', () => {
  expect(splitAlternatives('a(?:b|c)|d[|]e|f\\|g')).toEqual(['a(?:b|c)', 'd[|]e', 'f\\|g']);
});

it('finds what the whole pattern finds', () => {
  const piece = fc.stringMatching(/^[abc]{1,3}$/);
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 5 }), fc.stringMatching(/^[abc ]{0,20}$/), (pieces, text) => {
      const body = pieces.join('|');
      const whole = new RegExp(`(?<!c)(?:${body})(?!b)`, 'i').exec(text);
      const apart = openPattern(packPattern(body, '(?<!c)', '(?!b)')).exec(text);
      expect([apart?.index, apart?.[0]]).toEqual([whole?.index, whole?.[0]]);
    }),
  );
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
    ...readFileSync('knowledge/descriptions/general.jsonl', 'utf8').split('\n').slice(0, 100),
  ];
  for (const pattern of patterns) {
    const regex = new RegExp(pattern, 'i');
    const needs = needsOf(pattern);
    if (needs === null) continue;
    for (const line of lines) {
      if (!regex.test(line)) continue;
      expect(mayMatch(needs, line.toLowerCase()), `${pattern} on ${line}`).toBe(true);
    }
  }
}, 120_000);
