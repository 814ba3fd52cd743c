import { CAP, type Diagnosis, type Setting } from '../diagnosis/index.ts';
import type { Incident, InputNote, Span } from '../incident/types.ts';
import type { Knowledge, Mode, TeamKnowledge } from '../knowledge/types.ts';
import type { Plan } from '../plan/index.ts';
import type { Treatment } from '../remedy/index.ts';
import type { Derived } from '../signals/arithmetic/types.ts';
import type { SeverityDecision } from '../signals/severity.ts';
import type { Reading, Signal } from '../signals/types.ts';
import type { Slots } from './slots.ts';
import type { LogEntry, Provenance, ReportAction } from './types.ts';

/** All that the pipeline found, from which the report is written. */
export interface Context {
  readonly title: string;
  readonly incident: Incident;
  readonly notes: readonly InputNote[];
  readonly reading: Reading;
  readonly derived: readonly Derived[];
  readonly severity: SeverityDecision;
  readonly diagnosis: Diagnosis;
  readonly plan: Plan;
  readonly treatment: Treatment;
  /** Sets of hypothesis ids that one treatment serves. */
  readonly alike: readonly (readonly string[])[];
  readonly knowledge: Knowledge;
  readonly setting: Setting;
  readonly slots: Slots;
  /** A team's own knowledge, where there is any. */
  readonly team?: TeamKnowledge;
  /** What the wording alone says: by how much (nats) it speaks for a class, and with which of the text's words. */
  readonly wording?: { readonly logRatio: ReadonlyMap<string, number>; readonly telling: (cause: string) => readonly string[] };
  /** The investigation so far. */
  readonly log?: readonly LogEntry[];
  /** Signals in reading order with their ids. */
  readonly signalIds: ReadonlyMap<Signal, string>;
}

export const fromInput = (s: Span): Provenance => ({ kind: 'input', field: s.field, start: s.start, end: s.end });
export const fromSignal = (s: Signal): Provenance =>
  s.field === 'log' ? { kind: 'recorded', event: s.event ?? '' } : { kind: 'input', field: s.field, start: s.start, end: s.end };
export const fromKnowledge = (id: string, source?: string): Provenance => ({ kind: 'knowledge', id, ...(source ? { source } : {}) });
export const computed = (formula: string): Provenance => ({ kind: 'computed', formula });

const model = (name: string): Provenance => ({ kind: 'model', name });
/** Where the words of a mode or an action come from. */
export const fromMode = (m: Mode): Provenance => (m.byModel?.as === 'proposed' ? model(m.byModel.name) : fromKnowledge(m.id, m.sources[0]));
export const fromModel = model;
export const fromAction = (a: ReportAction): Provenance =>
  a.origin === 'model' ? model((a.sources[0] ?? '').replace(/^model: /, '')) : fromKnowledge(a.remedy, a.sources[0]);

/** What a language model wrote says so in its own words, wherever it is printed. */
export const marked = (text: string, proposed: boolean): string => (proposed ? `${text} (proposed by a model)` : text);

/** A place in the input as the report keeps it. */
export const quotation = ({ quote, field, start, end }: Span) => ({ quote, field, start, end });

/** A share as whole per cent, 5 steps where it is a judgement: "35 %". */
export const percent = (p: number): string =>
  p > 0 && p < 0.01 ? 'under 1 %' : p > 0.99 && p < 1 ? 'over 99 %' : `${Math.round(p * 100)} %`;

/** No more is said after one answer than is ever said. */
export const said = (p: number): number => Math.min(CAP, p);

/** Minutes for people: one decimal under ten, whole above. */
export const minutesWords = (m: number): string => `${m < 10 ? Math.round(m * 10) / 10 : Math.round(m)} min`;

/** "H1, H2 and H3" */
export function list(words: readonly string[], last: 'and' | 'or' = 'and'): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${last} ${words[words.length - 1]}`;
}

/** A chance as the report's document carries it. */
export const round = (p: number): number => Math.round(p * 1000) / 1000;

/** The number under which a signal stands in the report; empty where it stands in none. */
export const signalId = (c: Context, s: Context['reading']['signals'][number] | undefined): string => (s && c.signalIds.get(s)) ?? '';
