import { expect, it } from 'vitest';
import { loadEngine } from '../src/cli/engine.ts';
import { loadParser } from '../src/cli/parsers.ts';
import { triageText } from '../src/eval/cases.ts';

// Names that every object of the language has: a look-up by a word of the text must not find them.
const INHERITED = 'constructor toString valueOf hasOwnProperty isPrototypeOf propertyIsEnumerable toLocaleString __proto__ prototype';

it('reads words that are names of the language as words', async () => {
  const told = `${INHERITED}. The ${INHERITED.replaceAll(' ', ' and the ')} fail since 14:20 UTC after the deploy of constructor v2.1; constructor is at 90 %, 12 constructor an hour.`;
  const report = await triageText(
    {
      code_snippet: `// src/a.constructor\nclass A { constructor() { this.toString(); __proto__.valueOf(hasOwnProperty); } }`,
      tech_stack: INHERITED,
      symptoms: told,
      occurrence_pattern: told,
      blast_radius: told,
    },
    'constructor',
    loadEngine(),
    loadParser,
  );
  expect(report.hypotheses.length).toBeGreaterThanOrEqual(3);
});
