// How well phrases read sentences that people labelled with what they state: recall and precision by value; of the half that may be read, also what
// was missed and what was read wrongly, and by which phrase.
//   npx tsx scripts/audit-sentences.ts [--most 12] [OBSERVABLE …]
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { knowledgeFiles } from '../src/cli/knowledge-files.ts';
import { compileKnowledge } from '../src/knowledge/compile.ts';
import { type LabelledSentence, sentenceReadings } from '../src/signals/audit.ts';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { most: { type: 'string', default: '12' } } });
const sentencesOf = (half: string): LabelledSentence[] =>
  readFileSync(`eval/sentences/${half}.jsonl`, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as LabelledSentence);

// Modes and the like say nothing of how a sentence is read.
const files = knowledgeFiles('knowledge').filter(
  ({ path }) =>
    path.startsWith('lexicon/') ||
    path === 'classes.yaml' ||
    (path.startsWith('observables/') && (positionals.length === 0 || positionals.some((id) => path.endsWith(`/${id}.yaml`)))),
);
const { observables, lexicon } = compileKnowledge(files).knowledge;
const most = Number(values.most);
const share = (part: number, whole: number): string => (whole === 0 ? '–' : (part / whole).toFixed(2));
const line = (text: string): void => void process.stdout.write(`${text}\n`);

const read = sentenceReadings(observables, lexicon, sentencesOf('read'));
const heldOut = sentenceReadings(observables, lexicon, sentencesOf('held-out'));
const named = positionals.length > 0;
for (const r of named ? read : []) {
  const h = heldOut.find((x) => x.observable === r.observable && x.value === r.value);
  if (r.stated + r.hits + (h?.stated ?? 0) === 0) continue;
  line(
    `${r.observable}=${r.value}: stated ${r.stated}, recall ${share(r.right, r.stated)}, precision ${share(r.right, r.hits)}; held out: stated ${h?.stated}, recall ${share(h?.right ?? 0, h?.stated ?? 0)}, precision ${share(h?.right ?? 0, h?.hits ?? 0)}`,
  );
  for (const { phrase, right, wrong } of r.phrases.filter((p) => p.wrong.length > 0)) {
    line(`  ${right} right, ${wrong.length} wrong: ${phrase}`);
    for (const text of wrong.slice(0, 3)) line(`      x ${text}`);
  }
  for (const text of r.missed.slice(0, most)) line(`  missed: ${text}`);
}
for (const [name, all] of [
  ['read', read],
  ['held out', heldOut],
] as const) {
  const sum = (of: (r: (typeof all)[number]) => number): number => all.reduce((n, r) => n + of(r), 0);
  line(
    `${name}: stated ${sum((r) => r.stated)}, recall ${share(
      sum((r) => r.right),
      sum((r) => r.stated),
    )}, precision ${share(
      sum((r) => r.right),
      sum((r) => r.hits),
    )}`,
  );
}
