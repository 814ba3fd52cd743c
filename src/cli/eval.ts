import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { readCase, readDescriptions, triageText } from '../eval/cases.ts';
import { groupBy, reliability, scoreCase, summarise } from '../eval/score.ts';
import type { Case, CaseScore, Summary } from '../eval/types.ts';
import { EXIT } from './exit.ts';
import { compileForLongWork } from './expressions.ts';
import { loadParser } from './parsers.ts';
import { openEngine } from './team/open.ts';

export interface EvalOptions {
  readonly knowledge?: string;
  readonly format: string;
  readonly top1?: string;
  readonly top3?: string;
}

/** `triage eval DIR|FILE`: every case under a folder, or one file of them, scored against its truth. `.yaml` holds a case, `.jsonl` a description a line. */
export async function evalCommand(dir: string, options: EvalOptions): Promise<number> {
  let paths: string[];
  try {
    paths = statSync(dir).isFile()
      ? [dir]
      : readdirSync(dir, { recursive: true, withFileTypes: true })
          .filter((e) => e.isFile() && /\.(?:ya?ml|jsonl)$/.test(e.name) && e.name !== 'classes.yaml')
          .map((e) => join(e.parentPath, e.name))
          .sort();
  } catch (e) {
    process.stderr.write(`triage: ${dir}: ${(e as Error).message}\n`);
    return EXIT.outside;
  }
  compileForLongWork();
  // Cases are scored on the shipped knowledge unless a folder is named.
  const engine = await openEngine(undefined, {
    ...(options.knowledge === undefined ? {} : { knowledge: options.knowledge }),
    teamKnowledge: false,
  });
  const scores: CaseScore[] = [];
  for (const path of paths) {
    try {
      for (const c of casesOf(path)) scores.push(scoreCase(c, await triageText(c.incident, c.id, engine, loadParser)));
    } catch (e) {
      process.stderr.write(`triage: ${path} is no case: ${(e as Error).message.split('\n')[0]}\n`);
      return EXIT.usage;
    }
  }
  if (scores.length === 0) {
    process.stderr.write(`triage: no cases under ${dir}\n`);
    return EXIT.usage;
  }
  process.stdout.write(options.format === 'json' ? asJson(scores) : asText(scores));
  const all = summarise(scores);
  const under = (bar: string | undefined, value: number) => bar !== undefined && value < Number(bar);
  return under(options.top1, all.top1) || under(options.top3, all.top3) ? EXIT.findings : EXIT.done;
}

function casesOf(path: string): Case[] {
  const text = readFileSync(path, 'utf8');
  return path.endsWith('.jsonl') ? readDescriptions(text, basename(path, '.jsonl')) : [readCase(text, basename(dirname(path)))];
}

const groups = (scores: readonly CaseScore[]) => ({
  all: summarise(scores),
  sets: Object.fromEntries([...groupBy(scores, (s) => s.set)].map(([k, v]) => [k, summarise(v)])),
  classes: Object.fromEntries([...groupBy(scores, (s) => s.primary)].map(([k, v]) => [k, summarise(v)])),
});

const asJson = (scores: readonly CaseScore[]) =>
  `${JSON.stringify({ ...groups(scores), reliability: reliability(scores), cases: scores }, null, 2)}\n`;

function asText(scores: readonly CaseScore[]): string {
  const { all, sets, classes } = groups(scores);
  const share = (x: number) => x.toFixed(2).padStart(6);
  const line = (name: string, s: Summary) =>
    `${name.padEnd(34)}${String(s.cases).padStart(4)}${share(s.top1)}${share(s.top3)}${share(s.mrr)}${share(s.mechanism1)}${share(s.mechanism3)}${share(s.severity)}${share(s.keyFacts)}${share(s.grounded)}${share(s.brier)}${s.expectedMinutes.toFixed(1).padStart(7)}`;
  const head = `${''.padEnd(34)}   n  top1  top3   mrr mech1 mech3   sev facts quote brier   min`;
  const each = scores.map(
    (s) =>
      `${s.id.padEnd(34)} ${s.rank ? `rank ${s.rank}` : 'missed'}  ${s.severity.given}${s.severity.right === false ? ' wrong' : ''}  leads ${s.leading} ${s.probability.toFixed(2)} (truth ${s.primary})${s.lint ? ` lint ${s.lint}` : ''}`,
  );
  const bins = reliability(scores).map(
    (b) =>
      `  ${b.from.toFixed(1)}–${(b.from + 0.1).toFixed(1)}: ${String(b.cases).padStart(3)} cases, said ${b.said.toFixed(2)}, right ${b.right.toFixed(2)}`,
  );
  return `${[...each, '', head, line('all', all), ...Object.entries(sets).map(([k, v]) => line(`set ${k}`, v)), '', 'By class', ...Object.entries(classes).map(([k, v]) => line(k, v)), '', 'Said against right (leading hypothesis)', ...bins].join('\n')}\n`;
}
