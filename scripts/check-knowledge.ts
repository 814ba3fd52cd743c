import { knowledgeFiles } from '../src/cli/knowledge-files.ts';
import { checkKnowledge } from '../src/knowledge/check.ts';
import { compileKnowledge } from '../src/knowledge/compile.ts';

/** Checks the knowledge folder: `tsx scripts/check-knowledge.ts [path-part]`. Exit 1 when anything is wrong. */
const only = process.argv[2] ?? '';
const compiled = compileKnowledge(knowledgeFiles('knowledge'));
const problems = checkKnowledge(compiled).filter((p) => p.path.includes(only));
for (const p of problems) console.log(`${p.path}: ${p.message} [${p.rule}]`);
const k = compiled.knowledge;
console.log(
  `${k.modes.length} modes, ${k.observables.length} observables, ${k.remedies.length} remedies, ${k.technologies.length} technologies, ${compiled.tests.length} tests; ${problems.length} problems`,
);
process.exitCode = problems.length ? 1 : 0;
