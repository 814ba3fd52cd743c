import { readFileSync } from 'node:fs';
import { loadEngine } from '../../src/cli/engine.ts';
import { loadParser } from '../../src/cli/parsers.ts';
import { readIncident } from '../../src/incident/index.ts';
import { type Facts, factsOf, lintForeign, readForeign } from '../../src/lint/index.ts';
import type { Report } from '../../src/report/types.ts';

/** A change of a text: the first is there exactly once, and becomes the second. */
export type Edit = readonly [from: string, to: string];

/** What a rule proves beside the bad and the good of its page. */
export interface Cases {
  /** Breaks a sound report of ours in the one way of the rule. */
  readonly own?: (r: Report) => void;
  /** Further edits that must make the rule speak, each on its own. */
  readonly speaks?: readonly Edit[];
  /** Edits that must not. */
  readonly silent?: readonly Edit[];
  /** Edits that go with the page's bad example. */
  readonly edits?: readonly Edit[];
  /** Rules that speak with it, since the one fault is several. */
  readonly alsoOnPage?: readonly string[];
  readonly alsoOwn?: readonly string[];
}

export const CLEAN = readFileSync(new URL('../lint/clean.md', import.meta.url), 'utf8');
export const engine = loadEngine();

export function edited(text: string, edits: readonly Edit[]): string {
  return edits.reduce((t, [from, to]) => {
    if (t.split(from).length !== 2) throw new Error(`the text holds ${JSON.stringify(from.slice(0, 60))} ${t.split(from).length - 1} times`);
    return t.replace(from, () => to);
  }, text);
}

let clean: Promise<Facts> | undefined;
/** The incident of the clean report. */
export const cleanFacts = (): Promise<Facts> => (clean ??= factsOfFile(new URL('../lint/clean.incident.md', import.meta.url)));

export async function factsOfFile(file: URL): Promise<Facts> {
  const read = await readIncident(readFileSync(file), { name: file.pathname });
  if (!read.ok) throw new Error(read.error);
  return factsOf(read.incident, undefined, engine, loadParser);
}

/** Rules that speak on a text, each once. */
export function rulesOn(markdown: string, facts: Facts): string[] {
  return [...new Set(lintForeign(markdown, facts).map((f) => f.rule))].sort();
}

export const factsWithin = (markdown: string): Promise<Facts> => factsOf(undefined, readForeign(markdown), engine, loadParser);

/** Bad and good example of a rule's page. */
export function examplesOf(page: string): { bad: string; good: string } {
  const block = (title: string) => new RegExp(`## ${title}\\n\\n\`\`\`\`markdown\\n([\\s\\S]*?)\\n\`\`\`\`\\n`).exec(page)?.[1] ?? '';
  return { bad: block('Bad'), good: block('Good') };
}
