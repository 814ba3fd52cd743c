import type { LintOutput } from './index.ts';

/** Findings as data; an empty list on a clean report. */
export function json({ file, findings }: LintOutput): string {
  const of = (severity: string) => findings.filter((f) => f.severity === severity).length;
  return `${JSON.stringify({ file, errors: of('error'), warnings: of('warning'), findings }, null, 2)}\n`;
}
