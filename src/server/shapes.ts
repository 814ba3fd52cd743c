import type { Mode } from '../knowledge/types.ts';
import { inWords } from '../report/index.ts';
import type { Engine } from '../signals/index.ts';
import type { FullIncident, IncidentRow } from '../store/index.ts';

/** Rows of the store -> what the API shows of them. */
export function shapesOf(engine: Engine) {
  const modes = new Map<string, Mode>(engine.knowledge.modes.map((m) => [m.id, m]));
  const outcomeOf = (id: string | null) => {
    if (id === null) return null;
    const m = modes.get(id);
    // A mode of an older knowledge keeps its id.
    return { mode: id, title: m ? inWords(m.title) : id, class: m?.class ?? '' };
  };
  const summary = (r: IncidentRow) => ({
    id: r.id,
    title: r.title,
    state: r.state,
    team: r.team,
    service: r.service,
    source: r.source,
    severity: r.severity,
    class: r.class,
    leading: r.leading,
    outcome: outcomeOf(r.outcome),
    createdAt: r.createdAt,
    createdBy: r.createdBy,
    updatedAt: r.updatedAt,
    closedAt: r.closedAt,
    seq: r.seq,
  });
  const full = (r: FullIncident) => ({ ...summary(r), incident: r.fields, notes: r.notes, links: r.links });
  return { summary, full };
}
export type Shapes = ReturnType<typeof shapesOf>;

export const etagOf = (r: IncidentRow, more = ''): string => `"${r.version}${more}"`;
