import { parse } from 'yaml';
import type { z } from 'zod';
import { withConsequences } from './consequences.ts';
import * as schema from './schema.ts';
import type { Knowledge, Mode, Observable, Remedy } from './types.ts';

/** One file under a knowledge folder: path with forward slashes, relative to that folder. */
export interface KnowledgeFile {
  readonly path: string;
  readonly text: string;
}

/** What is wrong with a knowledge file. One grammar for all: where, what was seen, what to do. */
export interface KnowledgeProblem {
  readonly path: string;
  readonly rule: string;
  readonly message: string;
}

/** An incident beside a mode that says whether the mode must lead on it. */
export interface ModeTest {
  readonly mode: string;
  readonly expects: 'speaks' | 'silent';
  readonly incident: Omit<z.infer<typeof schema.caseFile>, 'leads'>;
  /** On a silent test: the mode or class that should lead instead. */
  readonly leads?: string;
}

export interface Compiled {
  readonly knowledge: Knowledge;
  readonly tests: readonly ModeTest[];
  /** Lines as software prints them, with what they must be read as: tests. */
  readonly errorLines: readonly { readonly path: string; readonly line: string; readonly answers: readonly string[] }[];
  /** Incidents told in other voices, by mode: what the text classifier learns from. */
  readonly told: readonly { readonly mode: string; readonly text: string }[];
  /** The severity policy as written; `signals/severity` gives it its meaning. */
  readonly severity: unknown;
  readonly problems: readonly KnowledgeProblem[];
}

type Problems = KnowledgeProblem[];

/**
 * Files of a knowledge folder -> the compiled knowledge and every problem found. Never throws: a file that does not fit is left out
 * and named in `problems`. Pure; reads nothing by itself.
 */
export function compileKnowledge(files: readonly KnowledgeFile[]): Compiled {
  const problems: Problems = [];
  const classes = Object.entries(readOne(files, 'classes.yaml', schema.classesFile, problems) ?? {}).map(([id, c]) => ({ id, ...c }));
  const domainOf = new Map(classes.map((c) => [c.id, c.domain]));
  const observables = readAll(files, /^observables\/[^/]+\/([^/]+)\.yaml$/, schema.observableFile, problems);
  const follows = new Map(observables.map(({ data }) => [data.id, data.follows_from]));
  const modes = readAll(files, /^modes\/[^/]+\/([^/]+)\/mode\.yaml$/, schema.modeFile, problems).map(({ data }) => mode(data, domainOf));
  const knowledge: Knowledge = {
    classes,
    modes: modes.map((m) => withConsequences(m, follows)),
    observables: observables.map(({ data, path }) => observable(data, path.split('/')[1] ?? '')),
    remedies: readAll(files, /^remedies\/[^/]+\/([^/]+)\.yaml$/, schema.remedyFile, problems).map(({ data }) => remedy(data)),
    technologies: readAll(files, /^technologies\/([^/]+)\.yaml$/, schema.technologyFile, problems).map(({ data }) => data),
    errors: readAllErrors(files, problems).flatMap(({ data }) =>
      data.errors.map(({ match, answers, means, source }) => ({ technology: data.technology, match, answers, means, source })),
    ),
    lexicon: lexicon(files, problems),
  };
  const known = new Set(follows.keys());
  for (const { path, data } of observables)
    for (const f of data.follows_from)
      if (!known.has(f.observable))
        problems.push({ path, rule: 'known-references', message: `follows from no observable "${f.observable}"` });
  return {
    knowledge,
    tests: modeTests(files, problems),
    errorLines: readAllErrors(files, []).flatMap(({ path, data }) =>
      data.errors.map((e) => ({ path, line: e.example, answers: e.answers })),
    ),
    told: toldTexts(files, problems),
    severity: rawYaml(files, 'severity.yaml', problems),
    problems,
  };
}

function rawYaml(files: readonly KnowledgeFile[], path: string, problems: Problems): unknown {
  const file = files.find((f) => f.path === path);
  return file ? parseYaml(file, problems) : undefined;
}

function parseYaml(file: KnowledgeFile, problems: Problems): unknown {
  try {
    // JSON is YAML too, and its own parser is many times faster.
    return file.text.startsWith('{') ? JSON.parse(file.text) : parse(file.text);
  } catch (e) {
    problems.push({ path: file.path, rule: 'yaml', message: e instanceof Error ? (e.message.split('\n')[0] ?? '') : String(e) });
    return undefined;
  }
}

function check<T extends z.ZodType>(file: KnowledgeFile, shape: T, problems: Problems): z.infer<T> | undefined {
  const raw = parseYaml(file, problems);
  if (raw === undefined) return undefined;
  const result = shape.safeParse(raw);
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    problems.push({ path: file.path, rule: 'schema', message: `${issue.path.join('.') || 'file'}: ${issue.message}` });
  }
  return undefined;
}

function readOne<T extends z.ZodType>(files: readonly KnowledgeFile[], path: string, shape: T, problems: Problems): z.infer<T> | undefined {
  const file = files.find((f) => f.path === path);
  if (!file) {
    problems.push({ path, rule: 'missing-file', message: 'the knowledge needs this file' });
    return undefined;
  }
  return check(file, shape, problems);
}

function readAll<T extends z.ZodType>(files: readonly KnowledgeFile[], pattern: RegExp, shape: T, problems: Problems) {
  const out: { path: string; data: z.infer<T> }[] = [];
  for (const file of files) {
    const match = pattern.exec(file.path);
    if (!match) continue;
    const data = check(file, shape, problems);
    if (data === undefined) continue;
    const id = (data as { id?: string }).id;
    if (id !== match[1]) problems.push({ path: file.path, rule: 'id-is-name', message: `id "${id}" is not the name "${match[1]}"` });
    out.push({ path: file.path, data });
  }
  return out.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function mode(m: z.infer<typeof schema.modeFile>, domainOf: ReadonlyMap<string, string>): Mode {
  return {
    id: m.id,
    class: m.class,
    domain: domainOf.get(m.class) ?? 'unknown',
    title: m.title,
    prevalence: m.prevalence,
    prevalenceBecause: m.prevalence_because,
    needs: m.needs,
    usualWith: m.usual_with,
    mechanism: m.mechanism.map((s) => (s.when === undefined ? { text: s.text } : { text: s.text, when: s.when })),
    cells: Object.entries(m.cells).flatMap(([observableId, c]) =>
      Object.entries(c.values).map(([value, frequency]) => ({ observable: observableId, value, frequency, because: c.because })),
    ),
    role: m.role,
    cascades: m.cascades.map((c) => ({ with: c.with, frequency: c.how_often, because: c.because })),
    sources: m.sources,
  };
}

function observable(o: z.infer<typeof schema.observableFile>, family: string): Observable {
  return {
    id: o.id,
    family,
    question: o.question,
    kind: o.kind,
    noise: o.noise,
    readBy: o.read_by,
    perishable: o.perishable,
    askable: o.askable,
    settledBy: o.settled_by,
    values: o.values,
    near: o.near,
    measured: o.measured,
    checks: o.checks.map(({ read_only, command, ...rest }) => ({
      ...rest,
      readOnly: read_only,
      ...(command === undefined ? {} : { command }),
    })),
    ...(o.alert === undefined ? {} : { alert: o.alert }),
  };
}

function remedy(r: z.infer<typeof schema.remedyFile>): Remedy {
  const { pairs_with, verified_by, undoes, ...rest } = r;
  return { ...rest, pairsWith: pairs_with, verifiedBy: verified_by, ...(undoes === undefined ? {} : { undoes }) };
}

function lexicon(files: readonly KnowledgeFile[], problems: Problems): Record<string, readonly string[]> {
  const out: Record<string, readonly string[]> = {};
  for (const { path, data } of readAllLexicons(files, problems)) {
    for (const [concept, words] of Object.entries(data)) {
      const known = out[concept];
      if (known)
        problems.push({ path, rule: 'concept-once', message: `@${concept} is defined in another lexicon file too; its words are joined` });
      out[concept] = known ? [...new Set([...known, ...words])] : words;
    }
  }
  return out;
}

function readAllLexicons(files: readonly KnowledgeFile[], problems: Problems) {
  return files
    .filter((f) => /^lexicon\/[^/]+\.yaml$/.test(f.path))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .flatMap((f) => {
      const data = check(f, schema.lexiconFile, problems);
      return data ? [{ path: f.path, data }] : [];
    });
}

function modeTests(files: readonly KnowledgeFile[], problems: Problems): ModeTest[] {
  return files.flatMap((f) => {
    const match = /^modes\/[^/]+\/([^/]+)\/(speaks|silent)\.yaml$/.exec(f.path);
    if (!match) return [];
    const data = check(f, schema.caseFile, problems);
    if (!data) return [];
    const { leads, ...incident } = data;
    return [{ mode: match[1] ?? '', expects: match[2] as 'speaks' | 'silent', incident, ...(leads === undefined ? {} : { leads }) }];
  });
}

function toldTexts(files: readonly KnowledgeFile[], problems: Problems): { mode: string; text: string }[] {
  return files.flatMap((f) => {
    const mode = /^modes\/[^/]+\/([^/]+)\/told\.yaml$/.exec(f.path)?.[1];
    const data = mode === undefined ? undefined : check(f, schema.toldFile, problems);
    return (data?.texts ?? []).map((text) => ({ mode: mode ?? '', text }));
  });
}

function readAllErrors(files: readonly KnowledgeFile[], problems: Problems) {
  return files
    .filter((f) => /^errors\/[^/]+\.yaml$/.test(f.path))
    .flatMap((f) => {
      const data = check(f, schema.errorsFile, problems);
      return data ? [{ path: f.path, data }] : [];
    });
}
