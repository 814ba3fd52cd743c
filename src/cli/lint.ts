import { decodeBytes, readIncident } from '../incident/index.ts';
import type { Incident } from '../incident/types.ts';
import type { Located } from '../lint/index.ts';
import { FORMATS, factsOf, type LintFormat, lintForeign, lintReportText, looksLikeReport, readForeign } from '../lint/index.ts';
import { readFileBounded, readStreamBounded } from './bounded.ts';
import { loadEngine } from './engine.ts';
import { EXIT } from './exit.ts';
import { loadParser } from './parsers.ts';
import { version } from './version.ts';

export interface LintOptions {
  readonly incident?: string;
  readonly format: string;
}

/** Said on standard error, with its exit code. */
export class Unusable extends Error {
  constructor(
    message: string,
    readonly code: number = EXIT.usage,
  ) {
    super(message);
  }
}

/** `triage lint REPORT`: what is wrong with a report, ours in JSON or anyone's in Markdown; exit 1 if anything is. */
export async function lintCommand(path: string, options: LintOptions): Promise<number> {
  try {
    if (!(options.format in FORMATS)) throw new Unusable(`no format "${options.format}"; there are ${Object.keys(FORMATS).join(', ')}`);
    if (path === '-' && options.incident === '-')
      throw new Unusable('standard input can be read once, not by the report and by --incident');
    const source = await textOf(path);
    const incident = options.incident === undefined ? undefined : await incidentOf(options.incident);
    const findings = /^\s*\{/.test(source) ? await lintJson(source, path) : await lintMarkdown(source, path, incident);
    process.stdout.write(FORMATS[options.format as LintFormat]({ file: path, source, findings, version }));
    return findings.length > 0 ? EXIT.findings : EXIT.done;
  } catch (e) {
    if (!(e instanceof Unusable)) throw e;
    process.stderr.write(`triage: ${e.message}\n`);
    return e.code;
  }
}

async function lintMarkdown(source: string, path: string, incident: Incident | undefined): Promise<Located[]> {
  const doc = readForeign(source);
  if (!looksLikeReport(doc))
    throw new Unusable(
      `${path} is not a report: neither JSON of triage nor two of the sections Incident Snapshot, Hypothesis Ledger, Diagnostic Plan, Mitigation Options, Verification, Post-Incident Follow-Up`,
    );
  return lintForeign(source, await factsOf(incident, doc, loadEngine(), loadParser), doc);
}

async function lintJson(source: string, path: string): Promise<Located[]> {
  let raw: unknown;
  try {
    raw = JSON.parse(source);
  } catch (e) {
    throw new Unusable(`${path} begins like JSON and is not: ${(e as Error).message}`);
  }
  const { report } = await import('../report/schema.ts');
  const parsed = report.safeParse(raw);
  if (parsed.success) return lintReportText(parsed.data, source);
  const issue = parsed.error.issues[0];
  throw new Unusable(`${path} is not a report: ${issue?.path.join('.')}: ${issue?.message}`);
}

/** The text of a file or of standard input; empty, binary or absent is an error in one sentence. */
export async function textOf(path: string): Promise<string> {
  let bytes: Uint8Array;
  try {
    bytes = (path === '-' ? await readStreamBounded(process.stdin) : await readFileBounded(path)).bytes;
  } catch (e) {
    const { code, message } = e as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new Unusable(`"${path}" does not exist`);
    if (code === 'EISDIR') throw new Unusable(`"${path}" is a directory; give one file`);
    throw new Unusable(`"${path}" cannot be read: ${message}`, EXIT.outside);
  }
  const decoded = decodeBytes(bytes);
  if (!decoded.ok) throw new Unusable(`${path}: ${decoded.error}`);
  if (decoded.text.trim() === '') throw new Unusable(`${path} is empty`);
  if (/\u0000/.test(decoded.text.slice(0, 4096))) throw new Unusable(`${path} is binary data, not a report`);
  return decoded.text;
}

/** The incident that a report is about. */
export async function incidentOf(path: string): Promise<Incident> {
  const read = await readIncident(await textOf(path), path === '-' ? {} : { name: path });
  if (!read.ok) throw new Unusable(`--incident ${path}: ${read.error}`);
  return read.incident;
}
