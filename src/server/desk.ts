import { clean, incidentFromFields, type ReadResult, readIncident, redact } from '../incident/index.ts';
import { FIELDS, type FieldName, type Incident, type InputNote } from '../incident/types.ts';
import { type Happening, type InvestigationEvent, replay } from '../investigation/index.ts';
import type { NOISE } from '../knowledge/index.ts';
import type { Report } from '../report/types.ts';
import { type Engine, faultOf } from '../signals/index.ts';
import type { Counts, Decision, FullIncident, Snapshot, StoredEvent, Summary } from '../store/index.ts';
import type { TriageInput } from '../triage.ts';
import { Problem } from './http/problem.ts';
import type { Services } from './services.ts';
import { kept } from './workshop/index.ts';

/** What is written into the log by people: no control characters, no secrets. */
export const safeText = (text: string): string => redact(clean(text).text).text;

export interface Given {
  readonly title?: string | undefined;
  readonly incident?: { readonly [F in FieldName]?: string | undefined } | undefined;
  readonly text?: string | undefined;
}

/** Five fields, or a text of any shape -> the incident as the engine reads it, or a problem that says what is missing. */
export async function readGiven(given: Given): Promise<TriageInput> {
  if ((given.incident === undefined) === (given.text === undefined)) {
    throw new Problem('invalid', 'give either "incident" with the five fields, or "text" in any shape', [
      { path: 'incident', message: 'one of incident and text was expected' },
    ]);
  }
  const read: ReadResult =
    given.text === undefined
      ? incidentFromFields(Object.fromEntries(FIELDS.map((f) => [f, given.incident?.[f] ?? ''])))
      : await readIncident(given.text);
  if (!read.ok) throw new Problem('invalid', read.error, [{ path: given.text === undefined ? 'incident' : 'text', message: read.error }]);
  const title = given.title === undefined ? undefined : safeText(given.title).replace(/\s+/g, ' ').trim();
  return { title: title || read.id || read.title || firstWords(read.incident), incident: read.incident, notes: read.notes };
}

function firstWords(incident: Incident): string {
  const text =
    [incident.symptoms, incident.blast_radius, incident.occurrence_pattern, incident.tech_stack, incident.code_snippet].find(
      (t) => t.trim() !== '',
    ) ?? '';
  const line = (text.trim().split('\n')[0] ?? '').slice(0, 400).replace(/\s+/g, ' ');
  if (line.length <= 60) return line;
  const end = line.lastIndexOf(' ', 60);
  return `${line.slice(0, end > 20 ? end : 60)}…`;
}

export function summaryOf(report: Report): Summary {
  const [first] = report.hypotheses;
  return {
    severity: report.severity.level,
    class: first?.class ?? '',
    leading: first ? { mode: first.mode, title: first.title, probability: first.probability } : null,
    signals: [...new Set(report.signals.map((s) => `${s.observable}=${s.value}`))],
  };
}

/** The desk at which reports are made: the engine with each team's priors, and the reports that were asked for lately. */
export interface Desk {
  readonly report: (input: TriageInput, events: readonly InvestigationEvent[], counts: Counts) => Promise<Report>;
  /** Of a stored incident; its own closing does not count for itself. */
  readonly reportOf: (snapshot: Snapshot, counts: Counts) => Promise<Report>;
  /** What follows from the log with one more event. Refuses an event that does not fit. */
  readonly decide: (snapshot: Snapshot, happening: Happening, by: string, counts: Counts) => Promise<Decision>;
}

const KEPT_REPORTS = 64;

export function createDesk(services: Pick<Services, 'engine' | 'make' | 'metrics'>): Desk {
  const reports = new Map<string, Promise<Report>>();
  const report: Desk['report'] = async (input, events, counts) => {
    const made = await services.make({ input, events, counts: [...counts].sort(([a], [b]) => (a < b ? -1 : 1)) });
    services.metrics.observe('triage_engine_seconds', made.seconds);
    return made.report;
  };
  const reportOf: Desk['reportOf'] = (snapshot, counts) => {
    const others = without(counts, snapshot.incident.outcome);
    const key = `${snapshot.incident.id}:${snapshot.incident.version}:${keyOf(others)}`;
    const made = kept(reports, key, KEPT_REPORTS, () => report(inputOf(snapshot.incident), snapshot.events, others));
    made.catch(() => reports.delete(key));
    return made;
  };
  return {
    report,
    reportOf,
    decide: async (snapshot, happening, by, counts) => {
      const fault = faultIn(happening, snapshot.events, services.engine);
      if (fault) throw new Problem('invalid', fault.message, [fault]);
      const next = { ...happening, id: `e${snapshot.incident.seq + 1}`, at: new Date().toISOString(), by } as InvestigationEvent;
      const events = [...snapshot.events, next];
      const { closed } = replay(events);
      const outcome = closed?.mode ?? null;
      const state = closed ? 'closed' : 'open';
      // A remark changes nothing but the log.
      if (happening.kind === 'noted')
        return { ...pick(snapshot.incident), state: snapshot.incident.state, outcome: snapshot.incident.outcome };
      const summary = summaryOf(await report(inputOf(snapshot.incident), events, without(counts, snapshot.incident.outcome)));
      const confirmed = services.engine.knowledge.modes.find((m) => m.id === outcome);
      return { ...summary, class: confirmed?.class ?? summary.class, state, outcome };
    },
  };
}

const pick = ({ severity, class: c, leading, signals }: FullIncident): Summary => ({ severity, class: c, leading, signals });

export const inputOf = (incident: FullIncident): TriageInput => ({
  title: incident.title,
  incident: Object.fromEntries(FIELDS.map((f) => [f, incident.fields[f] ?? ''])) as unknown as Incident,
  notes: incident.notes as readonly InputNote[],
});

const keyOf = (counts: Counts): string =>
  [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([m, n]) => `${m}:${n}`)
    .join(',');

function without(counts: Counts, mode: string | null): Counts {
  if (mode === null || !counts.has(mode)) return counts;
  const left = new Map(counts);
  const n = (left.get(mode) ?? 0) - 1;
  if (n > 0) left.set(mode, n);
  else left.delete(mode);
  return left;
}

function faultIn(h: Happening, events: readonly StoredEvent[], engine: Engine): { path: string; message: string } | undefined {
  if (h.kind === 'observed') {
    const message = faultOf(h.observable, h.value, engine.knowledge);
    return message === undefined ? undefined : { path: message.startsWith('there is no') ? 'observable' : 'value', message };
  }
  if (h.kind === 'undone' && !events.some((e) => e.id === h.event)) {
    const last = events.at(-1)?.id;
    return {
      path: 'event',
      message: `there is no event "${h.event}" in this log${last ? `; the last one is ${last}` : ', which is empty'}`,
    };
  }
  if (h.kind === 'closed' && h.mode !== undefined && !engine.knowledge.modes.some((m) => m.id === h.mode)) {
    return { path: 'mode', message: `there is no failure mode "${h.mode}"; GET /api/knowledge/modes lists those that there are` };
  }
  return undefined;
}

/** How much a signal tells: the rarer it is where nothing explains it, the more (−ln of the leak). */
export function weightOf(engine: Engine, noise: typeof NOISE): (signal: string) => number {
  const weights = new Map(engine.knowledge.observables.map((o) => [o.id, -Math.log(noise[o.noise])]));
  return (signal) => weights.get(signal.split('=')[0] ?? '') ?? 1;
}
