import { triageText } from '../eval/cases.ts';
import { checkKnowledge } from '../knowledge/check.ts';
import { compileKnowledge } from '../knowledge/compile.ts';
import { createEngine } from '../signals/index.ts';
import { EXIT } from './exit.ts';
import { knowledgeFiles } from './knowledge-files.ts';
import { loadParser } from './parsers.ts';

/** `triage knowledge check | test | show ID`, on a knowledge folder. */
export async function knowledgeCommand(what: string, id: string | undefined, dir: string): Promise<number> {
  if (!['check', 'test', 'show'].includes(what) || (what === 'show' && id === undefined)) {
    process.stderr.write('triage: knowledge takes check, test or show ID\n');
    return EXIT.usage;
  }
  const compiled = compileKnowledge(knowledgeFiles(dir));
  const say = (line: string) => process.stdout.write(`${line}\n`);
  if (what === 'check') {
    const problems = checkKnowledge(compiled).filter((p) => id === undefined || p.path.includes(id));
    for (const p of problems) say(`${p.path}: ${p.message} [${p.rule}]`);
    const k = compiled.knowledge;
    say(
      `${k.modes.length} modes, ${k.observables.length} observables, ${k.remedies.length} remedies, ${k.technologies.length} technologies; ${problems.length} problems`,
    );
    return problems.length ? EXIT.findings : EXIT.done;
  }
  if (what === 'test') {
    const engine = createEngine(compiled);
    let failed = 0;
    for (const t of compiled.tests.filter((x) => id === undefined || x.mode === id)) {
      const report = await triageText(t.incident, t.mode, engine, loadParser);
      const first = report.hypotheses[0];
      const ok = t.expects === 'speaks' ? first?.mode === t.mode : first?.mode !== t.mode;
      if (!ok) failed++;
      if (!ok) say(`${t.mode}: ${t.expects} failed: ${first?.mode ?? 'nothing'} leads at ${first?.probability ?? 0}`);
    }
    say(`${compiled.tests.length} tests, ${failed} failed`);
    return failed ? EXIT.findings : EXIT.done;
  }
  const k = compiled.knowledge;
  const found = [...k.modes, ...k.observables, ...k.remedies, ...k.technologies].filter((x) => x.id === id);
  for (const entry of found) say(JSON.stringify(entry, null, 2));
  if (found.length === 0) process.stderr.write(`triage: nothing in ${dir} has the id "${id}"\n`);
  return found.length ? EXIT.done : EXIT.usage;
}
