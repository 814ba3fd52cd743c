import { expect, it } from 'vitest';
import { knowledgeFiles } from '../cli/knowledge-files.ts';
import { compileKnowledge } from '../knowledge/compile.ts';

const { remedies } = compileKnowledge(knowledgeFiles('knowledge')).knowledge;
const commands = remedies.flatMap((r) => Object.entries(r.commands).map(([on, text]) => ({ where: `${r.id} ${on}`, text })));

/** What stands before the comment: `# …`, `-- …`, `// …`. */
const code = (text: string): string => text.split(/\s(?:#|--|\/\/)\s/)[0] ?? text;

const telling = (pattern: RegExp, of: (text: string) => string = code) =>
  commands.filter(({ text }) => pattern.test(of(text))).map(({ where, text }) => `${where}: ${pattern.exec(of(text))?.[0]}`);

it('no command holds the size of another system', () => {
  const SIZES =
    /(?:--(?:limits|requests)=|(?<!overcommit_)memory=|MemoryMax=|GOMEMLIMIT=|maxmemory |VisibilityTimeout=|--(?:iops|throughput|size|allocated-storage)[= ])\d/;
  expect(telling(SIZES)).toEqual([]);
  expect(telling(/--(?:replicas|desired-count|desired-capacity|max-capacity|num-nodes)[= ](?:[2-9]|\d\d)/)).toEqual([]);
});

it('takes no name from a slot that texts fill with things of another kind', () => {
  expect(telling(/\{(?:count|value|name|type|file|function|external|zone|version|id|volume|device)\|/, (t) => t)).toEqual([]);
});

it('what cannot be undone begins with what has to be settled before it', () => {
  const without = remedies.filter((r) => r.kind !== 'fix' && r.risk === 'high' && !r.cautions[0]?.startsWith('Before: ')).map((r) => r.id);
  expect(without).toEqual([]);
  const late = remedies.filter((r) => r.cautions.slice(1).some((c) => c.startsWith('Before: '))).map((r) => r.id);
  expect(late).toEqual([]);
});
