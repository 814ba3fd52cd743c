import { parse, YAMLParseError } from 'yaml';
import type { z } from 'zod';
import { withConsequences } from './consequences.ts';
import type { KnowledgeFile, KnowledgeProblem } from './files.ts';
import { lineAt, lineWith } from './places.ts';
import { schemaProblem } from './problem.ts';
import * as schema from './schema.ts';
import type { Knowledge, Mode, Observable, Remedy, ShippedChanges } from './types.ts';

export type { KnowledgeFile, KnowledgeProblem } from './files.ts';

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
  /** The entries that these files hold, where `knowledge` has others beside them. */
  readonly own?: Knowledge;
  readonly files: readonly KnowledgeFile[];
  /** Names of concepts that phrases may use, beside those of `knowledge.lexicon`. */
  readonly concepts?: ReadonlySet<string>;
  /** What is wrong with a pattern, where these patterns run otherwise than ours. */
  readonly unsound?: (pattern: string) => { readonly message: string; readonly expected: string; readonly mend: string } | undefined;
  /** What a team changes of the shipped knowledge. */
  readonly changes?: ShippedChanges;
  readonly tests: readonly ModeTest[];
  /** Lines as software prints them, with what they must be read as: tests. */
  readonly errorLines: readonly { readonly path: string; readonly line: string; readonly answers: readonly string[] }[];
  /** Incidents told in other voices, by mode: what the text classifier learns from. */
  readonly told: readonly { readonly mode: string; readonly text: string }[];
  /** The severity policy as written; `signals/severity` gives it its meaning. */
  readonly severity: SeverityFile | undefined;
  /** The policy that `severity` stands before, where it does, and what is wrong with its patterns. */
  readonly policy?: {
    readonly facts: readonly string[];
    readonly unsound: (own: SeverityFile) => readonly Pick<KnowledgeProblem, 'seen' | 'message' | 'expected' | 'mend'>[];
  };
  readonly problems: readonly KnowledgeProblem[];
}

export type SeverityFile = z.infer<typeof schema.severityFile>;
type Problems = KnowledgeProblem[];

/**
 * Files of a knowledge folder -> the compiled knowledge and every problem found. Never throws: a file that does not fit is left out
 * and named in `problems`. Pure; reads nothing by itself. `base`: the knowledge that a team's folder stands beside; it then needs no classes of its own.
 */
export function compileKnowledge(all: readonly KnowledgeFile[], base?: Knowledge): Compiled {
  const problems: Problems = [];
  const files = withoutDrafts(all, problems);
  const classes =
    base && !files.some((f) => f.path === 'classes.yaml')
      ? base.classes
      : Object.entries(readOne(files, 'classes.yaml', schema.classesFile, problems) ?? {}).map(([id, c]) => ({ id, ...c }));
  const domainOf = new Map(classes.map((c) => [c.id, c.domain]));
  if (base) for (const f of files) if (!KNOWN.test(f.path)) problems.push(misplaced(f));
  const changes = base && readSome(files, 'shipped.yaml', schema.shippedFile, problems);
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
  const known = new Set([...follows.keys(), ...(base?.observables ?? []).map((o) => o.id)]);
  for (const { path, data } of observables)
    for (const f of data.follows_from)
      if (!known.has(f.observable))
        problems.push({
          path,
          line: lineWith(files.find((x) => x.path === path)?.text ?? '', f.observable),
          rule: 'known-references',
          message: `follows from no observable "${f.observable}"`,
          expected: 'an id that there is',
          mend: 'Correct the id, or write the entry',
        });
  return {
    knowledge,
    files: all,
    ...(changes ? { changes: changesOf(changes) } : {}),
    tests: modeTests(files, problems),
    errorLines: readAllErrors(files, []).flatMap(({ path, data }) =>
      data.errors.map((e) => ({ path, line: e.example, answers: e.answers })),
    ),
    told: toldTexts(files, problems),
    severity: readSome(files, 'severity.yaml', schema.severityFile, problems),
    problems,
  };
}

const KNOWN =
  /^(?:(?:modes\/[^/]+\/[^/]+\/(?:mode|speaks|silent|told)|(?:observables|remedies)\/[^/]+\/[^/]+|(?:technologies|errors|lexicon)\/[^/]+|cre\/[^/]+|severity|shipped)\.yaml|.*\.md)$/;

/** A file in a place where nobody looks for it is silently never read. */
const misplaced = (f: KnowledgeFile): KnowledgeProblem => ({
  path: f.path,
  line: 1,
  rule: 'known-place',
  message: 'no entry is read from this place',
  expected:
    'modes/GROUP/ID/mode.yaml (and speaks, silent, told), observables/GROUP/ID.yaml, remedies/KIND/ID.yaml, technologies/ID.yaml, errors/TECHNOLOGY.yaml, lexicon/NAME.yaml, severity.yaml or shipped.yaml',
  mend: 'Move it there',
});

/** A value that begins so is still to be written. */
const UNWRITTEN = /^[ \t]*(?:- )?(?:[\w-]+:[ \t]*)?(?:[\w-]+:[ \t]*)?[[{]?[ \t]*(?:[\w-]+:[ \t]*)?["']?TODO\b/;

/** What the scaffold left to be written keeps a file out; each such line is named. The tests of a mode that is kept out go with it. */
function withoutDrafts(files: readonly KnowledgeFile[], problems: Problems): readonly KnowledgeFile[] {
  const drafts = files.flatMap((f) => {
    const lines = f.text.includes('TODO') ? f.text.split('\n').flatMap((l, i) => (UNWRITTEN.test(l) ? [{ l, i }] : [])) : [];
    for (const { l, i } of lines) {
      const field = /([\w-]+):[ \t]*[[{]?[ \t]*["']?TODO/.exec(l)?.[1] ?? 'this line';
      problems.push({
        path: f.path,
        line: i + 1,
        rule: 'unwritten',
        message: `${field} is still to be written (TODO)`,
        expected: 'what the comment beside it says',
        mend: 'Write it; until then the entry is not used',
      });
    }
    return lines.length ? [f.path] : [];
  });
  const modes = drafts.filter((d) => /^modes\/.*\/mode\.yaml$/.test(d)).map((d) => d.slice(0, -'mode.yaml'.length));
  return files.filter((f) => !drafts.includes(f.path) && !modes.some((m) => f.path.startsWith(m)));
}

function parseYaml(file: KnowledgeFile, problems: Problems): unknown {
  try {
    // JSON is YAML too, and its own parser is many times faster.
    return file.text.startsWith('{') ? JSON.parse(file.text) : (parse(file.text) ?? null);
  } catch (e) {
    const line = e instanceof YAMLParseError ? e.linePos?.[0].line : undefined;
    const seen = e instanceof Error ? (e.message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '') : String(e);
    problems.push({
      path: file.path,
      ...(line === undefined ? {} : { line }),
      rule: 'yaml',
      message: seen,
      expected: 'YAML',
      mend: 'Correct this line, or the one before it; a text with a colon, # or quotation marks stands in quotes',
    });
    return undefined;
  }
}

function check<T extends z.ZodType>(file: KnowledgeFile, shape: T, problems: Problems): z.infer<T> | undefined {
  const raw = parseYaml(file, problems);
  if (raw === undefined) return undefined;
  const result = shape.safeParse(raw);
  if (result.success) return result.data;
  for (const issue of result.error.issues) problems.push(schemaProblem(file, issue));
  return undefined;
}

/** A file that need not be there. */
function readSome<T extends z.ZodType>(
  files: readonly KnowledgeFile[],
  path: string,
  shape: T,
  problems: Problems,
): z.infer<T> | undefined {
  const file = files.find((f) => f.path === path);
  return file && check(file, shape, problems);
}

function readOne<T extends z.ZodType>(files: readonly KnowledgeFile[], path: string, shape: T, problems: Problems): z.infer<T> | undefined {
  const file = files.find((f) => f.path === path);
  if (!file) {
    problems.push({ path, rule: 'missing-file', message: 'the knowledge needs this file', mend: 'Write it, or give another folder' });
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
    if (id !== match[1]) {
      problems.push({
        path: file.path,
        line: lineAt(file.text, ['id']),
        rule: 'id-is-name',
        message: `the id "${id}" is not the name "${match[1]}"`,
        expected: 'one word for both, by which a search finds the file',
        mend: 'Rename one of them',
      });
    }
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
    cells: cellsIn(m.cells),
    role: m.role,
    ...(m.avoid.length ? { avoid: m.avoid } : {}),
    ...(m.harmless ? { harmless: m.harmless } : {}),
    cascades: m.cascades.map((c) => ({ with: c.with, frequency: c.how_often, because: c.because })),
    sources: m.sources,
  };
}

const cellsIn = (cells: z.infer<typeof schema.modeFile>['cells']): Mode['cells'] =>
  Object.entries(cells).flatMap(([observable, c]) =>
    Object.entries(c.values).map(([value, frequency]) => ({ observable, value, frequency, because: c.because })),
  );

const changesOf = (c: z.infer<typeof schema.shippedFile>): ShippedChanges => ({
  switchedOff: Object.entries(c.switch_off).map(([mode, because]) => ({ mode, because })),
  refined: Object.entries(c.refine).map(([mode, r]) => ({
    mode,
    because: r.because,
    ...(r.prevalence === undefined ? {} : { prevalence: r.prevalence }),
    ...(r.needs === undefined ? {} : { needs: r.needs }),
    ...(r.usual_with === undefined ? {} : { usualWith: r.usual_with }),
    cells: cellsIn(r.cells),
    forget: r.forget,
  })),
});

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
    sameLook: o.same_look,
    ...(o.refuted_by === undefined ? {} : { refutedBy: o.refuted_by }),
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
  const { pairs_with, verified_by, undoes, silences, futile_when, restarts, contains, ...rest } = r;
  return {
    ...rest,
    pairsWith: pairs_with,
    verifiedBy: verified_by,
    ...(undoes === undefined ? {} : { undoes }),
    ...(silences === undefined ? {} : { silences }),
    ...(futile_when === undefined ? {} : { futileWhen: futile_when }),
    ...(restarts === undefined ? {} : { restarts }),
    ...(contains === undefined ? {} : { contains }),
  };
}

function lexicon(files: readonly KnowledgeFile[], problems: Problems): Record<string, readonly string[]> {
  const out: Record<string, readonly string[]> = {};
  for (const { path, data } of readAllLexicons(files, problems)) {
    for (const [concept, words] of Object.entries(data)) {
      const known = out[concept];
      if (known)
        problems.push({
          path,
          rule: 'concept-once',
          seen: concept,
          message: `@${concept} is defined in another lexicon file too`,
          expected: 'one place for each concept',
          mend: 'Join the two; their words are joined meanwhile',
        });
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
