import { readFileSync } from 'node:fs';
import { loadEngine } from '../../src/cli/engine.ts';
import { loadParser } from '../../src/cli/parsers.ts';
import { readIncident } from '../../src/incident/index.ts';
import type { Edit } from '../../src/lint/cases.ts';
import { type Facts, factsOf, lintForeign, readForeign } from '../../src/lint/index.ts';

export const CLEAN = readFileSync(new URL('../lint/clean.md', import.meta.url), 'utf8');
export const engine = loadEngine();

export function edited(text: string, edits: readonly Edit[]): string {
  return edits.reduce((t, [from, to]) => {
    if (t.split(from).length !== 2)
      throw new Error(`the text holds ${JSON.stringify(from.slice(0, 60))} ${t.split(from).length - 1} times`);
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
  const block = (title: string) => new RegExp(`## ${title}\\n\\n(\`{3,4})markdown\\n([\\s\\S]*?)\\n\\1`).exec(page)?.[2] ?? '';
  return { bad: block('Bad'), good: block('Good') };
}
