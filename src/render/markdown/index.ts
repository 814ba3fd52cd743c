import type { Report } from '../../report/types.ts';
import { appendix } from './appendix.ts';
import { followUp, footer, verification } from './closing.ts';
import { ledger } from './ledger.ts';
import { plan } from './plan.ts';
import { glance, snapshot } from './snapshot.ts';
import { inline } from './text.ts';
import { mitigation } from './treatment.ts';

/** The report as Markdown, in the six sections. Text of the incident is escaped: it is quoted, never markup. */
export function markdown(r: Report): string {
  const sections = [
    [`# Incident triage: ${inline(r.title)}`],
    glance(r),
    snapshot(r),
    ledger(r),
    plan(r),
    mitigation(r),
    verification(r),
    followUp(r),
    appendix(r),
    footer(r),
  ];
  return `${sections
    .map((s) => s.join('\n').trim())
    .join('\n\n')
    .replace(/\n{3,}/g, '\n\n')}\n`;
}
