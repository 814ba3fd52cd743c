import { z } from 'zod';
import { readIncident } from '../../incident/index.ts';
import { factsOf, lintForeign, lintReport, looksLikeReport, readForeign } from '../../lint/index.ts';
import { report as reportSchema } from '../../report/schema.ts';
import { LOOKS, ToolFault, type Workbench } from '../types.ts';
import { tool } from './tool.ts';

export const lintReportTool = tool({
  name: 'lint_report',
  title: 'Lint a report',
  description:
    'Logical faults of a triage report, in JSON or in Markdown by anyone, each with its place, what was seen and expected, why it matters and how to mend it. Empty on a sound report.',
  hints: LOOKS,
  input: {
    report: z.string().max(4_000_000).describe('the report as JSON or Markdown text, or its id or address in this session'),
    incident: z.string().max(4_000_000).optional().describe('the incident that a report in Markdown is about: finds what is not in it'),
  },
  async run({ report, incident }, bench) {
    const kept = bench.reports.get(report.trim().replace(/^triage:\/\/reports\/|\/(?:markdown|json)$/g, ''));
    const findings =
      kept || /^\s*\{/.test(report) ? lintReport(kept?.report ?? parsed(report)) : await lintMarkdown(report, incident, bench);
    const lines = findings.map(
      (f) =>
        `${'position' in f && f.position ? `${f.position.line}:${f.position.column} ` : ''}${f.place}: ${f.severity} ${f.rule}: ${f.seen}; expected ${f.expected}. ${f.why}. To mend: ${f.mend}`,
    );
    return { text: lines.length ? lines.join('\n') : 'no findings', data: { findings } };
  },
});

async function lintMarkdown(source: string, incident: string | undefined, bench: Workbench) {
  const doc = readForeign(source);
  if (!looksLikeReport(doc))
    throw new ToolFault('this is no report: give JSON of triage, Markdown with its sections, or the id of a report of this session');
  const read = incident === undefined ? undefined : await readIncident(incident);
  if (read && !read.ok) throw new ToolFault(`the incident cannot be read: ${read.error}`);
  return lintForeign(source, await factsOf(read?.incident, doc, bench.engine, bench.loadParser), doc);
}

function parsed(text: string) {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    throw new ToolFault('this is no JSON; give a report in JSON, or the id of a report of this session');
  }
  const result = reportSchema.safeParse(raw);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new ToolFault(`this is no report: ${issue?.path.join('.')}: ${issue?.message}`);
}
