import type { Incident } from '../incident/types.ts';
import type { Knowledge } from '../knowledge/types.ts';
import type { Doc } from '../lint/index.ts';
import type { Report } from '../report/types.ts';
import { incidentOf } from './incident.ts';
import { createMatcher } from './match.ts';
import { type Carried, notesOf } from './notes.ts';

export { incidentOf } from './incident.ts';
export { createMatcher, type Match } from './match.ts';
export type { Carried } from './notes.ts';

/**
 * A report written elsewhere, made ours as far as it goes: the incident that it speaks of, and its hypotheses as modes of the knowledge. Ranking, plan
 * and remedies come from the engine alone.
 */
export interface Adopted {
  readonly incident: Incident;
  readonly hypotheses: readonly Carried[];
}

export function adopt(doc: Doc, knowledge: Knowledge, incident?: Incident): Adopted {
  const match = createMatcher(knowledge);
  return {
    incident: incident ?? incidentOf(doc, knowledge.technologies),
    hypotheses: doc.hypotheses.map((h) => ({
      id: h.id,
      title: h.title.text,
      matches: match(h.title.text, (h.parts.mechanism ?? []).map((p) => p.text).join(' ')),
    })),
  };
}

/** The engine's report with a note on what became of each part of the one that was read. */
export function withFates(report: Report, doc: Doc, adopted: Adopted, ownIncident: boolean): Report {
  const notes = notesOf(doc, adopted.hypotheses, report, ownIncident).map((text) => ({ kind: 'imported', text }));
  return { ...report, notes: [...report.notes, ...notes] };
}
