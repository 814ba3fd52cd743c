import { readFileSync } from 'node:fs';
import { lintReport } from '../lint/index.ts';
import { report as reportSchema } from '../report/schema.ts';
import { EXIT } from './exit.ts';

/** `triage lint REPORT`: findings on a report in JSON, one a line; exit 1 if there is an error among them. */
export async function lintCommand(path: string): Promise<number> {
  const fail = (text: string, code: number) => {
    process.stderr.write(`triage: ${text}\n`);
    return code;
  };
  let text: string;
  try {
    text = readFileSync(path === '-' ? 0 : path, 'utf8');
  } catch (e) {
    return fail(`${path}: ${(e as Error).message}`, EXIT.outside);
  }
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return fail(`${path} is not JSON; only reports in JSON can be linted`, EXIT.usage);
  }
  const parsed = reportSchema.safeParse(raw);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return fail(`${path} is not a report: ${issue?.path.join('.')}: ${issue?.message}`, EXIT.usage);
  }
  const findings = lintReport(parsed.data);
  for (const f of findings)
    process.stdout.write(`${f.place}: ${f.severity} ${f.rule}: ${f.seen}; expected ${f.expected}. ${f.why}. To mend: ${f.mend}\n`);
  return findings.length > 0 ? EXIT.findings : EXIT.done;
}
