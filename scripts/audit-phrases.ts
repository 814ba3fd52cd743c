// Phrases that mostly read what the incident's mechanism does not show, on the descriptions that say which mode they tell of; the worst first.
//   npx tsx scripts/audit-phrases.ts [--least 3] [--below 0.34] [OBSERVABLE …]
import { parseArgs } from 'node:util';
import { knowledgeFiles } from '../src/cli/knowledge-files.ts';
import { compileKnowledge } from '../src/knowledge/compile.ts';
import { phraseReadings } from '../src/signals/audit.ts';
import { descriptionsIn } from './train-wording.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { least: { type: 'string', default: '3' }, below: { type: 'string', default: '0.34' } },
});
const { knowledge } = compileKnowledge(knowledgeFiles('knowledge'));
const wanted = positionals.length ? knowledge.observables.filter((o) => positionals.includes(o.id)) : knowledge.observables;
const modeOf = new Map(knowledge.modes.map((m) => [m.id, m]));
const told = descriptionsIn('knowledge/descriptions').flatMap((d) => {
  const mode = modeOf.get(d.mode ?? '');
  return mode ? [{ text: d.text, mode }] : [];
});

const doubtful = phraseReadings(wanted, knowledge.lexicon, told)
  .filter((r) => r.hits >= Number(values.least) && r.shown / r.hits < Number(values.below))
  .sort((a, b) => b.hits - b.shown - (a.hits - a.shown));
for (const { observable, value, phrase, hits, shown, others } of doubtful) {
  process.stdout.write(`${observable}=${value}: ${phrase}\n  ${shown} of ${hits} hits are of a mechanism that shows it\n`);
  for (const { mode, around } of others.slice(0, 3)) process.stdout.write(`    ${mode}: …${around}…\n`);
}
process.stdout.write(`${doubtful.length} doubtful phrases, on ${told.length} descriptions\n`);
