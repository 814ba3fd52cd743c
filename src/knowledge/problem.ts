import type { z } from 'zod';
import type { KnowledgeFile, KnowledgeProblem } from './files.ts';
import { lineAt, lineWith } from './places.ts';

/** One line for each problem, the same for shipped and team knowledge: where, what was seen, what was expected, what to do. */
export function problemInWords(p: KnowledgeProblem, folder = ''): string {
  const path = folder === '' ? p.path : `${folder.replace(/\/$/, '')}/${p.path}`;
  const where = p.line === undefined ? path : `${path}:${p.line}`;
  return `${where}: ${p.message}${p.expected ? `; expected ${p.expected}` : ''}${p.mend ? `. ${p.mend}` : ''} [${p.rule}]`;
}

const FILES: Readonly<Record<string, (id: string) => RegExp>> = {
  modes: (id) => new RegExp(`^modes/[^/]+/${id}/mode\\.yaml$`),
  observables: (id) => new RegExp(`^observables/[^/]+/${id}\\.yaml$`),
  remedies: (id) => new RegExp(`^remedies/[^/]+/${id}\\.yaml$`),
  technologies: (id) => new RegExp(`^technologies/${id}\\.yaml$`),
  errors: (id) => new RegExp(`^errors/${id}\\.yaml$`),
};

/** A rule speaks of entries (`modes/ID`); here its file and line are found. Undefined where the entry stands in none of these files. */
export function located<P extends KnowledgeProblem>(p: P, files: readonly KnowledgeFile[]): P | undefined {
  const [kind = '', ...rest] = p.path.split('/');
  const id = (rest.at(-1) ?? '').replace(/\.yaml$/, '');
  const pattern = FILES[kind]?.(id.replace(/[^\w-]/g, '.'));
  const file = files.find((f) => f.path === p.path) ?? (pattern && files.filter((f) => pattern.test(f.path)).at(-1));
  if (!file) return undefined;
  return { ...p, path: file.path, line: p.line ?? (p.seen === undefined ? lineWith(file.text, 'id:') : lineWith(file.text, p.seen)) };
}

/** What the schema found, in the grammar of all messages. */
export function schemaProblem(file: KnowledgeFile, issue: z.core.$ZodIssue): KnowledgeProblem {
  const at = issue.path.map(String).join('.') || 'the file';
  const line = lineAt(file.text, issue.path);
  const problem = (message: string, expected: string, mend: string): KnowledgeProblem => ({
    path: file.path,
    line,
    rule: 'schema',
    message,
    expected,
    mend,
  });
  if (issue.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys;
    return {
      ...problem(
        `there is no field "${key}"${issue.path.length ? ` in ${at}` : ''}`,
        'a field of this kind of entry',
        'Correct its name, or take it out',
      ),
      line: lineAt(file.text, [...issue.path, key]),
    };
  }
  if (issue.code === 'invalid_value')
    return problem(`${at} is none of its words`, issue.values.map(String).join(', '), 'Take one of these');
  if (issue.code === 'invalid_type') {
    const absent = /received undefined/.test(issue.message);
    return absent
      ? problem(`${at} is missing`, words(issue.expected), 'Write it')
      : problem(`${at} is of another kind`, words(issue.expected), `Write it as ${words(issue.expected)}`);
  }
  if (issue.code === 'too_small')
    return problem(`${at} is ${issue.origin === 'array' ? 'too short' : 'empty'}`, `at least ${issue.minimum}`, 'Write it');
  return problem(
    `${at}: ${issue.message}`,
    issue.code === 'invalid_format' ? 'lower-case words joined by hyphens' : 'the form of its kind',
    'Correct it',
  );
}

const words = (type: string): string =>
  ({ string: 'text', array: 'a list', object: 'fields', record: 'fields', number: 'a number', boolean: 'true or false' })[type] ?? type;
