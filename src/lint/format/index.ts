import type { Located } from '../types.ts';
import { github } from './github.ts';
import { json } from './json.ts';
import { sarif } from './sarif.ts';
import { text } from './text.ts';

export interface LintOutput {
  /** As given on the command line. */
  readonly file: string;
  readonly source: string;
  readonly findings: readonly Located[];
  readonly version: string;
}

export type LintFormat = 'text' | 'json' | 'sarif' | 'github';

/** Each is one pure function from the findings to text. */
export const FORMATS: Readonly<Record<LintFormat, (output: LintOutput) => string>> = { text, json, sarif, github };
