import { expect, it } from 'vitest';
import { loadEngine } from '../src/cli/engine.ts';
import { loadParser } from '../src/cli/parsers.ts';
import { triageText } from '../src/eval/cases.ts';

it('a change that the telling clears stays in the report with the words that clear it, and leaves the headline', async () => {
  const report = await triageText(
    {
      code_snippet: '',
      tech_stack: 'Node.js 22, PostgreSQL 16',
      symptoms: 'Checkout answers 500, "timeout exceeded when trying to connect", since 14:20 UTC.',
      occurrence_pattern:
        'Began 14:20 UTC. Basket 4.2 was deployed at 09:00 UTC and ran well for five hours. The pool was lowered from 40 to 10 at 14:05 UTC.',
      blast_radius: 'A third of all checkouts.',
    },
    'cleared',
    loadEngine(),
    loadParser,
  );
  const row = report.triggers.find((t) => t.name.includes('Basket 4.2'));
  expect(row?.fit).toContain('cleared by the telling: “ran well for five hours”');
  const problem = report.problem.map((p) => p.text).join(' ');
  expect(problem).toContain('pool was lowered');
  expect(problem).not.toContain('Basket 4.2');
}, 60_000);
