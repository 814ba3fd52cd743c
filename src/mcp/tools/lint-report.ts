import { z } from 'zod';
import { lintReport } from '../../lint/index.ts';
import { report as reportSchema } from '../../report/schema.ts';
import { LOOKS, ToolFault } from '../types.ts';
import { tool } from './tool.ts';

export const lintReportTool = tool({
  name: 'lint_report',
  title: 'Lint a report',
  description:
    'Logical faults of a triage report in JSON, each with its place, what was seen and expected, why it matters and how to mend it. Empty on a sound report.',
  hints: LOOKS,
  input: { report: z.string().max(4_000_000).describe('the report as JSON text, or its id or address in this session') },
  async run({ report }, bench) {
    const kept = bench.reports.get(report.trim().replace(/^triage:\/\/reports\/|\/(?:markdown|json)$/g, ''));
    const findings = lintReport(kept?.report ?? parsed(report));
    const lines = findings.map(
      (f) => `${f.place}: ${f.severity} ${f.rule}: ${f.seen}; expected ${f.expected}. ${f.why}. To mend: ${f.mend}`,
    );
    return { text: lines.length ? lines.join('\n') : 'no findings', data: { findings } };
  },
});

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
