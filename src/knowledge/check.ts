import type { Compiled, KnowledgeProblem } from './compile.ts';
import { located } from './problem.ts';
import { cellsUsed } from './rules/cells-used.ts';
import { checksWhole } from './rules/checks-whole.ts';
import { classCovered } from './rules/class-covered.ts';
import { knownReferences } from './rules/known-references.ts';
import { patternsSound } from './rules/patterns-sound.ts';
import { policySound } from './rules/policy-sound.ts';
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
  policySound,
  checksWhole,
];

/** All that is wrong with the knowledge: schema problems of `compileKnowledge` first, then the rules. Empty when all is well. */
export function checkKnowledge(compiled: Compiled): readonly KnowledgeProblem[] {
  return [...compiled.problems, ...brokenRules(compiled, KNOWLEDGE_RULES)];
}

/** Rules without which an entry is not merely weak but read wrongly, or never. */
export const NEEDED_RULES: readonly KnowledgeRule[] = [uniqueIds, knownReferences, patternsSound, policySound];

/** What these rules find in these files, with file and line. An entry of the base beside them is not theirs to mend. */
export function brokenRules(compiled: Compiled, rules: readonly KnowledgeRule[]): readonly KnowledgeProblem[] {
  return rules.flatMap((rule) =>
    rule.check(compiled).flatMap((found) => {
      const p = located({ ...found, rule: rule.id }, compiled.files);
      return p ? [p] : compiled.own ? [] : [{ ...found, rule: rule.id }];
    }),
  );
}
