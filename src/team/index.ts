import { brokenRules, checkKnowledge, NEEDED_RULES } from '../knowledge/check.ts';
import { type Compiled, compileKnowledge, type KnowledgeFile, type KnowledgeProblem } from '../knowledge/compile.ts';
import type { Knowledge, TeamKnowledge } from '../knowledge/types.ts';
import { type Additions, type Engine, extendReader } from '../signals/index.ts';
import { type CreCompiled, compileCre } from './cre/compile.ts';
import { merged } from './merge.ts';
import { patternsIn } from './patterns.ts';
import { mergedPolicy, type OwnPolicy, sayings, saysPattern } from './severity.ts';
import { bringsInWords, changesInWords } from './words.ts';

export type { KnowledgeFile, KnowledgeProblem } from '../knowledge/compile.ts';
export { problemInWords } from '../knowledge/problem.ts';

/** A team's folder, compiled against the shipped knowledge. */
export interface TeamCompiled {
  readonly compiled: Compiled;
  readonly cre: CreCompiled;
  /** What would make the folder be read wrongly, or not at all. Drafts are not among it: they are left out. */
  readonly broken: readonly KnowledgeProblem[];
  /** Entries that still hold a TODO. */
  readonly drafts: readonly string[];
}

type Linear = typeof import('./linear.ts');

/** Files of a team's folder -> what they hold, checked by the rules of the shipped knowledge. The engine for patterns is loaded where there are any. */
export async function compileTeam(files: readonly KnowledgeFile[], engine: Engine): Promise<TeamCompiled> {
  const shipped = engine.knowledge;
  const alone = compileKnowledge(files, shipped);
  const cre = compileCre(files, shipped);
  const linear = await linearFor(alone, cre, engine);
  const own = { ...alone.knowledge, technologies: alone.knowledge.technologies };
  const compiled: Compiled = {
    ...alone,
    own,
    knowledge: merged(shipped, own),
    concepts: new Set(Object.keys(engine.text.phrases.concepts())),
    ...(linear ? { unsound: linear.unsound } : {}),
    policy: {
      facts: Object.keys(engine.severity.facts),
      unsound: (policy) =>
        sayings(policy as OwnPolicy, engine.severity).flatMap(({ own: says }) =>
          says.flatMap((s) => {
            const why = linear?.unsound(saysPattern(s, { ...engine.severity.lists, ...(policy as OwnPolicy).lists }));
            return why
              ? [{ seen: s, ...why, message: why.message.replace(/^the pattern matches the empty text.*/s, 'the words may be absent') }]
              : [];
          }),
        ),
    },
  };
  const problems = [...compiled.problems, ...keptValues(own, shipped, files), ...cre.problems];
  return {
    compiled: { ...compiled, problems },
    cre,
    broken: [...problems.filter((p) => p.rule !== 'unwritten'), ...brokenRules(compiled, NEEDED_RULES)],
    drafts: [...new Set(problems.filter((p) => p.rule === 'unwritten').map((p) => p.path))],
  };
}

/** Everything that `triage knowledge check` says of a team's folder. */
export async function checkTeam({ compiled, cre }: TeamCompiled): Promise<readonly KnowledgeProblem[]> {
  const imported = cre.entries.length > 0 ? cre.unsound((await import('./linear.ts')).unsound) : [];
  return [...checkKnowledge(compiled), ...imported];
}

/** The engine with a team's knowledge in it. The shipped one stays as it is. */
export async function withTeam(engine: Engine, team: TeamCompiled, folder: string): Promise<Engine> {
  const { compiled, cre } = team;
  const own = compiled.own ?? compiled.knowledge;
  const linear = await linearFor(compiled, cre, engine);
  const finderOf: Additions['finderOf'] = (pattern) => linear?.linear(pattern);
  const knowledge = withCre(merged(engine.knowledge, own, compiled.changes), cre);
  const errors = linear ? errorPatterns(own, linear) : [];
  const additions: Additions = {
    lexicon: own.lexicon,
    observables: own.observables,
    errors,
    lines: linear ? cre.lines(linear) : [],
    finderOf,
  };
  return {
    ...engine,
    knowledge,
    severity: compiled.severity ? mergedPolicy(engine.severity, compiled.severity as OwnPolicy, linear?.linear) : engine.severity,
    text: extendReader(engine.text, knowledge.observables, additions),
    team: useOf(team, folder),
  };
}

/** The shipped knowledge alone, and why. */
export const withoutTeam = (engine: Engine, folder: string, why: string): Engine => ({
  ...engine,
  team: { folder, broken: why, changes: [], ...NOTHING, notices: [] },
});

const NOTHING = { modes: new Set<string>(), observables: new Set<string>(), remedies: new Set<string>(), rules: new Set<string>() };

function useOf(team: TeamCompiled, folder: string): TeamKnowledge {
  const own = team.compiled.own ?? team.compiled.knowledge;
  const ids = (xs: readonly { readonly id: string }[]) => new Set(xs.map((x) => x.id));
  return {
    folder,
    brings: bringsInWords(team.compiled, team.cre.entries.length),
    changes: changesInWords(team.compiled, team.drafts),
    modes: ids([...own.modes, ...team.cre.knowledge.modes]),
    observables: ids([...own.observables, ...team.cre.knowledge.observables]),
    remedies: ids([...own.remedies, ...team.cre.knowledge.remedies]),
    rules: ids(team.compiled.severity?.rules ?? []),
    notices: team.cre.notices,
  };
}

const withCre = (k: Knowledge, { knowledge: cre }: CreCompiled): Knowledge => ({
  ...k,
  modes: [...k.modes, ...cre.modes],
  observables: [...k.observables, ...cre.observables],
  remedies: [...k.remedies, ...cre.remedies],
});

async function linearFor(compiled: Compiled, cre: CreCompiled, engine: Engine): Promise<Linear | undefined> {
  const own = compiled.own ?? compiled.knowledge;
  const policy = compiled.severity as OwnPolicy | undefined;
  const needed =
    patternsIn(own).length > 0 ||
    cre.entries.length > 0 ||
    (policy !== undefined && sayings(policy, engine.severity).some((f) => f.own.length > 0));
  return needed ? await import('./linear.ts') : undefined;
}

function errorPatterns(own: Knowledge, { linear, needsOfLinear }: Linear): Additions['errors'] {
  const one = (observable: string, value: string, pattern: string, means?: string) => ({
    observable,
    value,
    pattern,
    needs: needsOfLinear(pattern),
    finder: linear(pattern),
    ...(means === undefined ? {} : { means }),
  });
  return [
    ...own.errors.flatMap((e) => e.answers.map((a) => one(a.split('=')[0] ?? '', a.split('=')[1] ?? 'yes', e.match, e.means))),
    ...own.observables.flatMap((o) => Object.entries(o.values).flatMap(([value, v]) => v.errors.map((p) => one(o.id, value, p)))),
  ];
}

/** An observable that takes a shipped one's place keeps its values: shipped rows and phrases speak of them. */
function keptValues(own: Knowledge, shipped: Knowledge, files: readonly KnowledgeFile[]): KnowledgeProblem[] {
  return own.observables.flatMap((o) => {
    const before = shipped.observables.find((x) => x.id === o.id);
    const lost = Object.keys(before?.values ?? {}).filter((v) => !(v in o.values));
    const path = files.find((f) => f.path === `observables/${o.family}/${o.id}.yaml`)?.path;
    if (lost.length === 0 || !path) return [];
    return [
      {
        path,
        line: 1,
        rule: 'keeps-values',
        message: `the shipped observable "${o.id}" has ${lost.map((v) => `"${v}"`).join(' and ')}, this one does not`,
        expected: 'all of its values: shipped rows speak of them',
        mend: 'Add them, or give the observable an id of its own',
      },
    ];
  });
}
