import type { Compiled, KnowledgeProblem } from './compile.ts';
import { cellsUsed } from './rules/cells-used.ts';
import { classCovered } from './rules/class-covered.ts';
import { knownReferences } from './rules/known-references.ts';
import { patternsSound } from './rules/patterns-sound.ts';
import { separable } from './rules/separable.ts';
import { tested } from './rules/tested.ts';
import { treatable } from './rules/treatable.ts';
import type { KnowledgeRule } from './rules/types.ts';
import { uniqueIds } from './rules/unique-ids.ts';

export const KNOWLEDGE_RULES: readonly KnowledgeRule[] = [
  uniqueIds,
  knownReferences,
  classCovered,
  treatable,
  tested,
  separable,
  cellsUsed,
  patternsSound,
];

/** All that is wrong with the knowledge: schema problems of `compileKnowledge` first, then the rules. Empty when all is well. */
export function checkKnowledge(compiled: Compiled): readonly KnowledgeProblem[] {
  const broken = KNOWLEDGE_RULES.flatMap((rule) => rule.check(compiled).map((p) => ({ ...p, rule: rule.id })));
  return [...compiled.problems, ...broken];
}
