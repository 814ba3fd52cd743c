import { escapeLine } from './escape.ts';
import { FIELDS, type FieldName, type Incident } from './types.ts';

const TITLES: Record<FieldName, string> = {
  code_snippet: 'Code',
  tech_stack: 'Tech stack',
  symptoms: 'Symptoms',
  occurrence_pattern: 'Occurrence pattern',
  blast_radius: 'Blast radius',
};

/** An incident as a Markdown document that reads back as the same five texts. */
export function writeMarkdown(incident: Incident): string {
  const sections = FIELDS.filter((f) => incident[f] !== '').map(
    (f) => `## ${TITLES[f]}\n\n${f === 'code_snippet' ? fenced(incident[f]) : escaped(incident[f])}\n`,
  );
  return sections.join('\n');
}

const escaped = (text: string): string => text.split('\n').map(escapeLine).join('\n');

/** In a fence longer than any run of backticks in the code. */
function fenced(code: string): string {
  const longest = code.match(/`{3,}/g)?.reduce((n, run) => Math.max(n, run.length), 0) ?? 0;
  const mark = '`'.repeat(Math.max(3, longest + 1));
  return `${mark}\n${code}\n${mark}`;
}
