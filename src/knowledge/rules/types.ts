import type { Compiled, KnowledgeProblem } from '../compile.ts';

/** A rule over the whole knowledge. `why` is what it costs the person on call when it is broken. */
export interface KnowledgeRule {
  readonly id: string;
  readonly why: string;
  check(compiled: Compiled): readonly Omit<KnowledgeProblem, 'rule'>[];
}
