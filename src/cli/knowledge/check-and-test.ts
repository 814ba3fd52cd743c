import { triageText } from '../../eval/cases.ts';
import type { Incident } from '../../incident/types.ts';
import { checkKnowledge } from '../../knowledge/check.ts';
import { type Compiled, compileKnowledge, type KnowledgeProblem } from '../../knowledge/compile.ts';
import { problemInWords } from '../../knowledge/problem.ts';
import { createEngine, type Engine, signalsOf } from '../../signals/index.ts';
import { checkTeam, compileTeam, type TeamCompiled, withTeam } from '../../team/index.ts';
import { loadEngine } from '../engine.ts';
import { EXIT } from '../exit.ts';
import { compileForLongWork } from '../expressions.ts';
import { knowledgeFiles } from '../knowledge-files.ts';
import { loadParser } from '../parsers.ts';
import { teamFiles } from '../team/load.ts';
import { type Folder, type FolderOptions, folderAndId, told, Wrong } from './folder.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);

export async function teamOf(folder: Folder, engine: Engine): Promise<TeamCompiled> {
  const files = teamFiles(folder.path);
  if (typeof files === 'string') throw new Wrong(`${folder.label}: ${files}`);
  return compileTeam(files, engine);
}

/** `triage knowledge check [FOLDER] [ID]` */
export const checkCommand = (first: string | undefined, second: string | undefined, options: FolderOptions): Promise<number> =>
  told(async () => {
    const { folder, id } = folderAndId(first, second, options);
    const engine = folder.whole ? undefined : loadEngine();
    const team = engine && (await teamOf(folder, engine));
    const compiled = team?.compiled ?? compileKnowledge(knowledgeFiles(folder.path));
    const all = team ? await checkTeam(team) : checkKnowledge(compiled);
    const problems = sorted(all.filter((p) => id === undefined || p.path.split(/[/.]/).includes(id) || p.path.includes(id)));
    for (const p of problems) say(problemInWords(p, folder.label));
    say(
      `${counts(compiled)}${team?.cre.entries.length ? `, ${team.cre.entries.length} imported enumerations` : ''}; ${problems.length} problems`,
    );
    return problems.length ? EXIT.findings : EXIT.done;
  });

const sorted = (problems: readonly KnowledgeProblem[]) =>
  [...problems].sort((a, b) => (a.path === b.path ? (a.line ?? 0) - (b.line ?? 0) : a.path < b.path ? -1 : 1));

function counts(compiled: Compiled): string {
  const k = compiled.own ?? compiled.knowledge;
  return `${k.modes.length} modes, ${k.observables.length} observables, ${k.remedies.length} remedies, ${k.technologies.length} technologies`;
}

/** `triage knowledge test [FOLDER] [MODE]` */
export const testCommand = (first: string | undefined, second: string | undefined, options: FolderOptions): Promise<number> =>
  told(async () => {
    compileForLongWork();
    const { folder, id } = folderAndId(first, second, options);
    const { compiled, engine, broken } = await underTest(folder);
    for (const p of broken) say(problemInWords(p, folder.label));
    if (broken.length > 0) {
      say(`${broken.length} problems keep the folder from being read; nothing was tested`);
      return EXIT.findings;
    }
    const tests = compiled.tests.filter((t) => id === undefined || t.mode === id);
    if (id !== undefined && tests.length === 0)
      throw new Wrong(`no test of a mode "${id}" under ${folder.label}; each mode has speaks.yaml and silent.yaml in its folder`);
    let failed = 0;
    for (const t of tests) {
      const report = await triageText(t.incident, t.mode, engine, loadParser);
      const first = report.hypotheses[0];
      if ((first?.mode === t.mode) === (t.expects === 'speaks')) continue;
      failed++;
      const own = report.hypotheses.find((h) => h.mode === t.mode)?.probability;
      const seen = `${first?.mode ?? 'nothing'} leads at ${first?.probability ?? 0}${t.expects === 'speaks' ? `, ${t.mode} has ${own ?? 'no place in the ledger'}` : ''}`;
      const mend =
        t.expects === 'speaks'
          ? 'Read the signals of this incident in a report: what it says and no phrase reads, or the row does not speak of, is missing'
          : 'Give the row what this look-alike does not show, or a never for what it does';
      say(`${t.mode}: ${t.expects} failed: ${seen}; expected ${t.mode} ${t.expects === 'speaks' ? 'to lead' : 'not to lead'}. ${mend}`);
    }
    const misread = folder.whole || id !== undefined ? [] : misreadIn(compiled, engine);
    for (const m of misread) say(m.text);
    say(`${tests.length} tests, ${failed} failed`);
    if (!folder.whole && id === undefined) say(`${sentencesIn(compiled)} sentences, ${misread.length} misread`);
    return failed + misread.length > 0 ? EXIT.findings : EXIT.done;
  });

/** The examples and near misses of a team's observables, and the lines of its error texts: each is read as it says, or not at all. */
function misreadIn({ own, errorLines }: Compiled, engine: Engine): { text: string }[] {
  const readAs = (sentence: string) => signalsOf({ ...NOTHING, symptoms: sentence }, engine).map((s) => `${s.observable}=${s.value}`);
  const wrong = (where: string, sentence: string, seen: string, expected: string) => ({
    text: `${where}: “${sentence}” is ${seen}; expected ${expected}. Add or narrow a phrase`,
  });
  const observables = (own?.observables ?? []).flatMap((o) => {
    const where = `observables/${o.family}/${o.id}.yaml`;
    const examples = Object.entries(o.values).flatMap(([value, v]) =>
      v.examples.flatMap((e) => (readAs(e).includes(`${o.id}=${value}`) ? [] : [wrong(where, e, 'not read', `${o.id}=${value}`)])),
    );
    const near = o.near.flatMap((n) => {
      const read = readAs(n).find((r) => r.startsWith(`${o.id}=`));
      return read ? [wrong(where, n, `read as ${read}`, 'no reading of it')] : [];
    });
    return [...examples, ...near];
  });
  const lines = errorLines.flatMap(({ path, line, answers }) =>
    answers.filter((a) => !readAs(line).includes(a)).map((a) => wrong(path, line, 'not read', a)),
  );
  return [...observables, ...lines];
}

const sentencesIn = ({ own, errorLines }: Compiled): number =>
  errorLines.length +
  (own?.observables ?? []).reduce((n, o) => n + o.near.length + Object.values(o.values).reduce((m, v) => m + v.examples.length, 0), 0);

const NOTHING: Incident = { code_snippet: '', tech_stack: '', symptoms: '', occurrence_pattern: '', blast_radius: '' };

async function underTest(folder: Folder): Promise<{ compiled: Compiled; engine: Engine; broken: readonly KnowledgeProblem[] }> {
  if (folder.whole) {
    const compiled = compileKnowledge(knowledgeFiles(folder.path));
    // The wording is learned at the build; the classes that it speaks of are those of the folder.
    const { wording } = loadEngine();
    return { compiled, engine: createEngine({ ...compiled, ...(wording ? { wording } : {}) }), broken: [] };
  }
  const shipped = loadEngine();
  const team = await teamOf(folder, shipped);
  return team.broken.length > 0
    ? { compiled: team.compiled, engine: shipped, broken: team.broken }
    : { compiled: team.compiled, engine: await withTeam(shipped, team, folder.label), broken: [] };
}
