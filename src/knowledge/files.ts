/** One file under a knowledge folder: path with forward slashes, relative to that folder. */
export interface KnowledgeFile {
  readonly path: string;
  readonly text: string;
}

/** What is wrong with a knowledge file. One grammar for all: where, what was seen, what was expected, what to do. */
export interface KnowledgeProblem {
  readonly path: string;
  /** From 1. */
  readonly line?: number;
  readonly rule: string;
  /** What was seen. */
  readonly message: string;
  readonly expected?: string;
  /** What to do. */
  readonly mend?: string;
  /** The word of the file that is meant, where a rule knows it: its line is looked for. */
  readonly seen?: string;
}
