import { brokenRules, checkKnowledge, NEEDED_RULES } from '../knowledge/check.ts';
import { type Compiled, compileKnowledge, type KnowledgeFile, type KnowledgeProblem } from '../knowledge/compile.ts';
import type { Knowledge } from '../knowledge/types.ts';
import type { Engine } from '../signals/index.ts';
import { type CreCompiled, compileCre } from './cre/compile.ts';
import { merged } from './merge.ts';
import { type OwnPolicy, sayings, saysPattern } from './severity.ts';
import { linearFor, openTeam, type TeamPack } from './use.ts';
import { bringsInWords, changesInWords } from './words.ts';

export type { KnowledgeFile, KnowledgeProblem } from '../knowledge/compile.ts';
export { problemInWords } from '../knowledge/problem.ts';
export { brokenTeam, openTeam, type TeamPack } from './use.ts';

/** A team's folder, compiled against the shipped knowledge. */
export interface TeamCompiled {
  readonly compiled: Compiled;
  readonly cre: CreCompiled;
  /** What would make the folder be read wrongly, or not at all. Drafts are not among it: they are left out. */
  readonly broken: readonly KnowledgeProblem[];
  /** Entries that still hold a TODO. */
  readonly drafts: readonly string[];
}

/** Files of a team's folder -> what they hold, checked by the rules of the shipped knowledge. The engine for patterns is loaded where there are any. */
export async function compileTeam(files: readonly KnowledgeFile[], engine: Engine): Promise<TeamCompiled> {
  const shipped = engine.knowledge;
  const alone = compileKnowledge(files, shipped);
  const cre = compileCre(files, shipped);
  const linear = await linearFor(alone.knowledge, alone.severity as OwnPolicy | undefined, cre.entries.length, engine);
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
export const withTeam = (engine: Engine, team: TeamCompiled, folder: string): Promise<Engine> => openTeam(engine, packTeam(team, folder));

/** What reports need of it, as plain data: compiled once, for other threads and for browsers. */
export function packTeam({ compiled, cre, drafts }: TeamCompiled, folder: string): TeamPack {
  const { changes, severity } = compiled;
  return {
    folder,
    brings: bringsInWords(compiled, cre.entries.length),
    changed: changesInWords(compiled, drafts),
    own: compiled.own ?? compiled.knowledge,
    cre: { entries: cre.entries, notices: cre.notices, knowledge: cre.knowledge },
    ...(changes ? { changes } : {}),
    ...(severity ? { severity: severity as OwnPolicy } : {}),
  };
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
