import { writeFileSync } from 'node:fs';
import { grammarsFor } from '../code/index.ts';
import type { Incident } from '../incident/types.ts';
import { resume } from '../investigation/index.ts';
import { ANSI, PLAIN, RENDERERS } from '../render/index.ts';
import { EXIT } from './exit.ts';
import { compileForLongWork, isLong } from './expressions.ts';
import { type FieldFlags, readInput } from './input.ts';
import { accessKinds, command, loggedIn, sayFaults } from './investigation/open.ts';
import { loadParser } from './parsers.ts';
import { openEngine } from './team/open.ts';
import type { TeamOptions } from './team/options.ts';

export interface ReportOptions extends FieldFlags, TeamOptions {
  readonly format?: string;
  readonly output?: string;
  readonly access?: boolean | readonly string[];
  readonly model?: string;
  readonly baseUrl?: string;
  readonly budget?: string;
  readonly redactIps?: boolean;
  readonly printPrompt?: boolean;
}

/** Fewer words of which none was understood are a slip, not an incident. */
const FEWEST_WORDS = 8;
const wordsIn = (incident: Incident): number =>
  Object.values(incident)
    .join(' ')
    .split(/\s+/)
    .filter((w) => w !== '').length;

/** `triage [FILE]`: the report of one incident. */
export async function reportCommand(file: string | undefined, options: ReportOptions): Promise<number> {
  const toTerminal = process.stdout.isTTY === true && options.output === undefined;
  const format = options.format ?? (toTerminal ? 'terminal' : 'markdown');
  const render = RENDERERS[format];
  if (!render) {
    process.stderr.write(`triage: no format "${format}"; there are ${Object.keys(RENDERERS).join(', ')}\n`);
    return EXIT.usage;
  }
  const asking = options.model !== undefined || options.printPrompt ? await import('./model.ts') : undefined;
  const wrong = asking?.wrongIn(options);
  if (wrong !== undefined) {
    process.stderr.write(`triage: ${wrong}\n`);
    return EXIT.usage;
  }
  const input = await readInput(file, options);
  if (!input.ok) {
    process.stderr.write(`triage: ${input.error}\n`);
    return input.outside ? EXIT.outside : EXIT.usage;
  }
  if (isLong(Object.values(input.incident))) compileForLongWork();
  // Grammars compile on another thread while the knowledge is read.
  for (const grammar of grammarsFor(input.incident.code_snippet)) void loadParser(grammar);
  return command(async () => {
    const noAccess = accessKinds(options.access);
    const { events, faults } = file === undefined || file === '-' ? { events: [], faults: [] } : loggedIn(file);
    if (file !== undefined) sayFaults(file, faults);
    const engine = await openEngine(file, options);
    if (asking && options.printPrompt) return asking.printPrompt(input, events, engine, options);
    const report = await (asking
      ? asking.reportWithModel(input, events, engine, options, noAccess)
      : resume(input, events, engine, loadParser, { noAccess }));
    if (report.signals.length === 0 && wordsIn(report.incident) < FEWEST_WORDS) {
      process.stderr.write('triage: There is no incident in this text; say what fails, how often, since when, and for whom.\n');
      return EXIT.usage;
    }
    for (const f of report.lint) process.stderr.write(`triage: this report breaks its own rule ${f.rule} at ${f.place}: ${f.seen}\n`);
    const colour = toTerminal && !process.env.NO_COLOR;
    const text = render(report, { paint: colour ? ANSI : PLAIN, width: process.stdout.columns ?? 80 });
    if (options.output === undefined) {
      process.stdout.write(text);
      return EXIT.done;
    }
    try {
      writeFileSync(options.output, text);
      return EXIT.done;
    } catch (e) {
      process.stderr.write(`triage: ${options.output}: ${(e as Error).message}\n`);
      return EXIT.outside;
    }
  });
}
