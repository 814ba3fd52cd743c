import { z } from 'zod';
import { incidentFromFields, readIncident } from '../incident/index.ts';
import { FIELDS } from '../incident/types.ts';
import type { TriageInput } from '../triage.ts';
import { ToolFault, type Workbench } from './types.ts';

/** Characters of one text that a tool takes; beyond it a client is asked for less. */
const MOST = 300_000;
const text = (about: string) => z.string().max(MOST).optional().describe(about);

/** How every tool is told of an incident: as one text, by its fields, or by the id of a report of this session. */
export const INCIDENT = {
  text: text('the incident in one text: Markdown headings, [SYMPTOMS]: … form, YAML, JSON, or free text'),
  code_snippet: text('application code, SQL, configuration'),
  tech_stack: text('languages, frameworks, stores, platforms, with versions where known'),
  symptoms: text('rates, log lines, graphs, complaints'),
  occurrence_pattern: text('when it began, what changed, when it does and does not happen'),
  blast_radius: text('who is hit, how badly'),
  report: z.string().max(64).optional().describe('id of a report of this session, instead of the incident'),
};

export const ANSWERS = {
  answers: z
    .array(z.object({ observable: z.string().max(100), value: z.string().max(60), note: z.string().max(2000).optional() }))
    .max(60)
    .optional()
    .describe('what has been looked at so far: observable and the value it had, or could-not-tell'),
};

type Told = { readonly [K in keyof typeof INCIDENT]?: string | undefined };

export async function incidentOf(told: Told, bench: Workbench): Promise<TriageInput> {
  if (told.report !== undefined) {
    const kept = bench.reports.get(told.report.replace(/^triage:\/\/reports\/|\/(?:markdown|json)$/g, ''));
    if (!kept) throw new ToolFault(`no report of this session has the id "${told.report}"; give the incident itself`);
    return kept.input;
  }
  const fields = Object.fromEntries(FIELDS.flatMap((f) => (told[f] ? [[f, told[f]]] : [])));
  const given = Object.keys(fields).length > 0;
  if (!given && told.text === undefined) throw new ToolFault('there is no incident; give text, or at least symptoms');
  if (given && told.text !== undefined) throw new ToolFault('give either text or the fields, not both');
  const read = given ? incidentFromFields(fields) : await readIncident(told.text ?? '');
  if (!read.ok) throw new ToolFault(read.error);
  const first = Object.values(read.incident).find((t) => t.trim() !== '') ?? '';
  const title = read.id ?? read.title ?? (first.trim().split('\n')[0] ?? '').slice(0, 60);
  return { title, incident: read.incident, notes: read.notes };
}
