import { z } from 'zod';
import { knowledgeFiles } from '../src/cli/knowledge-files.ts';
import { compileKnowledge } from '../src/knowledge/compile.ts';
import { replyJsonSchema } from '../src/model/schema.ts';
import { report } from '../src/report/schema.ts';
import { compileReader, packPatterns, type SeverityPolicy, writeShipped } from '../src/signals/index.ts';
import { trainedOn } from './train.ts';

/**
 * The knowledge as the program ships it, the JSON Schema of a report, and that of a model's answer. Sentences that only tests and checks read are left out. A problem
 * in the knowledge does not stop a build: `triage knowledge check` names it, and the test command runs that.
 */
export async function buildKnowledge(folder: string): Promise<{ shipped: string; schema: unknown; reply: unknown }> {
  const compiled = compileKnowledge(knowledgeFiles(folder));
  const observables = compiled.knowledge.observables.map((o) => ({
    ...o,
    near: [],
    values: Object.fromEntries(Object.entries(o.values).map(([v, x]) => [v, { means: x.means, phrases: [], errors: [], examples: [] }])),
  }));
  const knowledge = { ...compiled.knowledge, observables, lexicon: {}, errors: [] };
  const reader = compileReader(compiled.knowledge);
  const policy = compiled.severity as SeverityPolicy;
  // What the facts' words are is in the packed patterns.
  const facts = Object.fromEntries(Object.entries(policy.facts).map(([id, { says, ...fact }]) => [id, fact]));
  const { wording, levels } = await trainedOn(folder);
  return {
    shipped: writeShipped({ knowledge, severity: { ...policy, facts, packed: packPatterns(policy) }, reader, wording, levels }),
    schema: z.toJSONSchema(report, { target: 'draft-2020-12' }),
    reply: replyJsonSchema(knowledge.classes.map((c) => c.id)),
  };
}
