import { writeFileSync } from 'node:fs';
import { adopt, withFates } from '../adopt/index.ts';
import { incidentFromFields } from '../incident/index.ts';
import { looksLikeReport, readForeign } from '../lint/index.ts';
import { ANSI, PLAIN, RENDERERS } from '../render/index.ts';
import { triage } from '../triage.ts';
import { EXIT } from './exit.ts';
import { incidentOf, textOf, Unusable } from './lint.ts';
import { loadParser } from './parsers.ts';
import { openEngine } from './team/open.ts';
import type { TeamOptions } from './team/options.ts';

export interface ImportOptions extends TeamOptions {
  readonly incident?: string;
  readonly format?: string;
  readonly output?: string;
}

/** `triage import REPORT.md`: a report written elsewhere, read into ours: a computed ranking and plan, and a word on what was carried over. */
export async function importCommand(path: string, options: ImportOptions): Promise<number> {
  try {
    const toTerminal = process.stdout.isTTY === true && options.output === undefined;
    const format = options.format ?? (toTerminal ? 'terminal' : 'markdown');
    const render = RENDERERS[format];
    if (!render) throw new Unusable(`no format "${format}"; there are ${Object.keys(RENDERERS).join(', ')}`);
    if (path === '-' && options.incident === '-')
      throw new Unusable('standard input can be read once, not by the report and by --incident');
    const source = await textOf(path);
    if (/^\s*\{/.test(source)) throw new Unusable(`${path} is JSON; import reads reports in Markdown, and lint reads both`);
    const doc = readForeign(source);
    if (!looksLikeReport(doc)) throw new Unusable(`${path} is not a report: it has neither two of its sections nor two hypotheses`);
    const given = options.incident === undefined ? undefined : await incidentOf(options.incident);
    const engine = await openEngine(options.incident ?? path, options);
    const adopted = adopt(doc, engine.knowledge, given);
    const read = incidentFromFields(adopted.incident);
    if (!read.ok) throw new Unusable(`${path} says nothing of an incident in its snapshot; give the incident with --incident`);
    const title = doc.top.text.replace(/^(?:incident )?(?:triage )?(?:report)?\s*[:—–-]*\s*/i, '') || 'imported report';
    const report = withFates(await triage({ title, incident: read.incident, notes: read.notes }, engine, loadParser), doc, adopted, !given);
    for (const n of report.notes.filter((x) => x.kind === 'imported')) process.stderr.write(`triage: ${n.text}\n`);
    const text = render(report, { paint: toTerminal && !process.env.NO_COLOR ? ANSI : PLAIN, width: process.stdout.columns ?? 80 });
    if (options.output === undefined) process.stdout.write(text);
    else write(options.output, text);
    return EXIT.done;
  } catch (e) {
    if (!(e instanceof Unusable)) throw e;
    process.stderr.write(`triage: ${e.message}\n`);
    return e.code;
  }
}

function write(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (e) {
    throw new Unusable(`${path}: ${(e as Error).message}`, EXIT.outside);
  }
}
