/** What the reader of code gives back. Offsets are UTF-16, end exclusive, into the snippet as it was given. */

/** Something that is true of the code: an answered observable, with the lines that answer it. */
export interface Finding {
  readonly observable: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
  /** `snippet.slice(start, end)`: whole lines, without the outer white space. */
  readonly quote: string;
  /** What was seen, in one sentence with the code's own names. */
  readonly because: string;
  /** Names for the words of modes and remedies: function, external, table, resource, line, pool_max … */
  readonly slots: Readonly<Record<string, string>>;
}

/** A number or word that the code sets: `max: 20`, `timeoutSeconds: 1`, `proxy_read_timeout 60s`. */
export interface Setting {
  readonly name: string;
  readonly value: string;
  /** `s`, `ms`, `min`, `Mi`, `%` … as written or as the name says (`idleTimeoutMillis`). */
  readonly unit?: string;
  readonly start: number;
  readonly end: number;
}

/** A name of this incident that the code gives: a function, a table, a file, an external service. */
export interface CodeName {
  readonly slot: string;
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

export interface CodeReading {
  /** Languages found, in order of appearance. */
  readonly languages: readonly string[];
  /** What could not be read, each in one sentence. */
  readonly unread: readonly string[];
  readonly findings: readonly Finding[];
  readonly settings: readonly Setting[];
  readonly names: readonly CodeName[];
  /** What of the snippet is no code (a log, what a terminal printed), in its place; the rest is blank. */
  readonly prose: string;
}

/** The part of a tree-sitter cursor that is used, so that the engine does not depend on the package. */
export interface SyntaxCursor {
  readonly nodeType: string;
  readonly nodeIsNamed: boolean;
  readonly nodeIsMissing: boolean;
  readonly startIndex: number;
  readonly endIndex: number;
  readonly currentFieldName: string | null;
  gotoFirstChild(): boolean;
  gotoNextSibling(): boolean;
  gotoParent(): boolean;
  delete(): void;
}

export interface SyntaxTree {
  walk(): SyntaxCursor;
  delete(): void;
}

export interface Parser {
  parse(text: string): SyntaxTree | null;
}

/** Grammars that can be asked for: names of tree-sitter grammars. */
export type GrammarName = 'javascript' | 'tsx' | 'typescript' | 'python' | 'go' | 'java' | 'c-sharp' | 'php' | 'ruby' | 'rust' | 'cpp';

/** Gives a parser of a grammar: from a file in Node, by fetch in a browser. Rejects when there is none. */
export type ParserLoader = (grammar: GrammarName) => Promise<Parser>;
