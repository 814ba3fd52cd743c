import { existsSync, readdirSync, statSync } from 'node:fs';
import { grammarsFor } from '../../code/index.ts';
import { type InvestigationEvent, type LineFault, resume } from '../../investigation/index.ts';
import { ACCESS_KINDS, nearest } from '../../knowledge/index.ts';
import type { Access } from '../../knowledge/types.ts';
import type { Report } from '../../report/types.ts';
import type { Engine } from '../../signals/index.ts';
import type { TriageInput } from '../../triage.ts';
import { EXIT } from '../exit.ts';
import { readInput } from '../input.ts';
import { loadParser } from '../parsers.ts';
import { openEngine } from '../team/open.ts';
import type { TeamOptions } from '../team/options.ts';
import { LOG_SUFFIX, logPathOf, readLog } from './log-file.ts';

/** A call that cannot go on: what to say, and the exit code. */
export class Stop extends Error {
  constructor(
    message: string,
    readonly code: number = EXIT.usage,
  ) {
    super(message);
  }
}

/** Runs a command of an investigation; a stop becomes one sentence on standard error. */
export async function command(work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (e) {
    if (!(e instanceof Stop)) throw e;
    process.stderr.write(`triage: ${e.message}\n`);
    return e.code;
  }
}

export interface Opened {
  readonly path: string;
  readonly input: TriageInput;
  readonly engine: Engine;
  /** The events as they stand in the file now. */
  readonly events: () => readonly InvestigationEvent[];
  readonly report: (events: readonly InvestigationEvent[]) => Promise<Report>;
}

/** An incident with its log. Lines of the log that need a look are named on standard error, once. */
export async function openIncident(file: string, noAccess: readonly Access[] = [], team: TeamOptions = {}): Promise<Opened> {
  if (file === '-') throw new Stop('results are recorded beside a file; standard input has none. Write the incident to a file first');
  const input = await readInput(file, {});
  if (!input.ok) throw new Stop(input.error, input.outside ? EXIT.outside : EXIT.usage);
  for (const grammar of grammarsFor(input.incident.code_snippet)) void loadParser(grammar);
  const engine = await openEngine(file, team);
  sayFaults(file, loggedIn(file).faults);
  return {
    path: file,
    input,
    engine,
    events: () => loggedIn(file).events,
    report: (events) => resume(input, events, engine, loadParser, { noAccess }),
  };
}

export function loggedIn(file: string) {
  try {
    return readLog(file);
  } catch (e) {
    throw new Stop(`${logPathOf(file)}: ${(e as Error).message}`, EXIT.outside);
  }
}

export function sayFaults(file: string, faults: readonly LineFault[]): void {
  for (const f of faults) process.stderr.write(`triage: ${logPathOf(file)}:${f.line}: ${f.why}: ${f.text.slice(0, 120)}\n`);
}

/** `--no-access KIND`, given any number of times, or several with commas. */
export function accessKinds(given: readonly string[] | boolean | undefined): readonly Access[] {
  const named = Array.isArray(given) ? given.flatMap((g: string) => g.split(',')).map((g) => g.trim()) : [];
  return named.map((g) => {
    const kind = ACCESS_KINDS.find((a) => a === g.toLowerCase());
    if (kind) return kind;
    const near = nearest(g, ACCESS_KINDS, 1, 0.5)[0];
    throw new Stop(`--no-access knows no "${g}"; it is one of ${ACCESS_KINDS.join(', ')}${near ? ` (did you mean ${near}?)` : ''}`);
  });
}

/** Where no incident is named: the only one of this folder that has a log. */
export function theOnlyIncident(): string {
  const found = readdirSync('.')
    .filter((f) => f.endsWith(LOG_SUFFIX))
    .map((f) => f.slice(0, -LOG_SUFFIX.length))
    .filter((f) => existsSync(f) && statSync(f).isFile());
  const [one, ...more] = found;
  if (one === undefined) throw new Stop('no incident is named, and none in this folder has a log; give its file');
  if (more.length > 0) throw new Stop(`no incident is named, and there are several with a log: ${found.join(', ')}; give one`);
  return one;
}
