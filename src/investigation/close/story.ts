import type { ParserLoader } from '../../code/index.ts';
import { nearest } from '../../knowledge/index.ts';
import type { Knowledge } from '../../knowledge/types.ts';
import type { Report } from '../../report/types.ts';
import type { Engine } from '../../signals/index.ts';
import type { TriageInput } from '../../triage.ts';
import { timeWords, wordsOfEvent } from '../entries.ts';
import { replay } from '../replay.ts';
import { resume } from '../resume.ts';
import type { InvestigationEvent } from '../types.ts';

/** One row of the timeline: what happened, and which cause led once it was known. */
export interface Moment {
  readonly at: string;
  readonly by?: string;
  readonly what: string;
  readonly known?: string;
}

export interface RuledOut {
  readonly title: string;
  readonly most: number;
  readonly left: number;
  /** The event that cost it most. */
  readonly by: string;
}

/** All that is known of an incident at its end, from its text and its log; what is not known is absent, not guessed. */
export interface Story {
  readonly first: Report;
  readonly last: Report;
  readonly moments: readonly Moment[];
  readonly people: readonly string[];
  readonly cause?: {
    readonly mode: string;
    readonly title: string;
    readonly class: string;
    readonly chance?: number;
    readonly mechanism: readonly string[];
    readonly shown: readonly string[];
  };
  readonly ruledOut: readonly RuledOut[];
  /** What ended the effect, by the log. */
  readonly ended?: { readonly at: string; readonly what: string };
  readonly closed: { readonly at: string; readonly by: string; readonly note?: string };
}

export type CauseRead = { readonly ok: true; readonly mode?: string } | { readonly ok: false; readonly error: string };

/** `H1`, a mode's id, a class's id, or `none`; without it the first of the ledger, where a recorded answer has shown it. */
export function causeOf(given: string | undefined, report: Report, knowledge: Knowledge): CauseRead {
  if (given === undefined) {
    const lead = report.hypotheses[0];
    return lead && isShown(lead, report) ? { ok: true, mode: lead.mode } : { ok: true };
  }
  if (given === 'none') return { ok: true };
  const named = report.hypotheses.find((h) => h.id === given.toUpperCase() || h.mode === given || h.class === given);
  if (named) return { ok: true, mode: named.mode };
  if (knowledge.modes.some((m) => m.id === given)) return { ok: true, mode: given };
  const near = nearest(
    given,
    knowledge.modes.map((m) => m.id),
  );
  return { ok: false, error: `there is no cause "${given}"; give H1, none, or a mode's id; the nearest are ${near.join(', ')}` };
}

/** At this chance, and shown by somebody who looked, a cause counts as confirmed. */
const CONFIRMED = 0.8;

const isShown = (h: Report['hypotheses'][number], r: Report): boolean => {
  const recorded = new Set(r.signals.filter((s) => s.origin === 'recorded').map((s) => s.id));
  return h.probability >= CONFIRMED && h.supports.some((b) => recorded.has(b.signal));
};

/** Once likely, then not: what a cause must have had, and what it must have lost. Judgement. */
const WAS_A_RIVAL = 0.05;
const LOST = 1 / 3;

/** An incident and its whole log, the closing included -> its story. The engine runs once for each thing that was learned. */
export async function tell(
  input: TriageInput,
  events: readonly InvestigationEvent[],
  engine: Engine,
  loadParser: ParserLoader,
): Promise<Story> {
  const states: Report[] = [await resume(input, [], engine, loadParser)];
  for (const [i, e] of events.entries()) {
    const learned = e.kind !== 'noted' && e.kind !== 'closed';
    states.push(learned ? await resume(input, events.slice(0, i + 1), engine, loadParser) : (states.at(-1) as Report));
  }
  const first = states[0] as Report;
  const last = states.at(-1) as Report;
  const { closed, applied, undone } = replay(events);
  const cure = applied.filter((a) => a.effect === 'cured').at(-1);
  const mode = closed?.mode;
  return {
    first,
    last,
    moments: [...written(last), ...recorded(events, states, undone, engine.knowledge)],
    people: [...new Set(events.map((e) => e.by))],
    ...(mode === undefined ? {} : { cause: causeFor(mode, last, engine.knowledge) }),
    ruledOut: ruledOut(events, states, mode),
    ...(cure ? { ended: { at: timeWords(cure.at), what: actionWords(cure.action, engine.knowledge) } } : {}),
    closed: { at: timeWords(closed?.at ?? events.at(-1)?.at ?? ''), by: closed?.by ?? '', ...(closed?.note ? { note: closed.note } : {}) },
  };
}

/** Times that stand in the incident's own text. */
const written = (r: Report): Moment[] =>
  r.followUp.timeline.filter((t) => !t.open).map((t) => ({ at: t.at, what: `${t.what}${t.derived ? ` (derived: ${t.derived})` : ''}` }));

function recorded(
  events: readonly InvestigationEvent[],
  states: readonly Report[],
  undone: ReadonlyMap<string, string>,
  knowledge: Knowledge,
): Moment[] {
  const rows = events.map((e, i): Moment & { readonly ms: number } => {
    const [before, after] = [states[i], states[i + 1]];
    const lead = after?.hypotheses[0];
    const moved =
      before &&
      lead &&
      (before.hypotheses[0]?.mode !== lead.mode || Math.abs(before.hypotheses[0].probability - lead.probability) >= 0.005);
    return {
      ms: Date.parse(e.at),
      at: timeWords(e.at),
      by: e.by,
      what: `${eventWords(e, knowledge)}${undone.has(e.id) ? ' (taken back later)' : ''}`,
      ...(moved ? { known: `${lead.title}, ${percent(lead.probability)}` } : {}),
    };
  });
  return rows.sort((a, b) => a.ms - b.ms).map(({ ms: _, ...m }) => m);
}

function eventWords(e: InvestigationEvent, knowledge: Knowledge): string {
  switch (e.kind) {
    case 'observed': {
      const o = knowledge.observables.find((x) => x.id === e.observable);
      const means = o?.values[e.value]?.means ?? (e.value === 'no' && o ? `not so: ${o.question}` : `${e.observable}=${e.value}`);
      return `Looked: ${e.value === 'could-not-tell' ? `could not tell: ${o?.question ?? e.observable}` : means}${e.note ? ` (“${wordsOfEvent(e)}”)` : ''}`;
    }
    case 'applied':
      return `Did: ${actionWords(e.action, knowledge)}. Effect: ${e.effect.replace('-', ' ')}${e.note ? ` (${e.note})` : ''}`;
    case 'added':
      return `Learned: ${wordsOfEvent(e)}`;
    case 'noted':
      return wordsOfEvent(e);
    case 'undone':
      return `Took back ${e.event}`;
    case 'closed':
      return `Closed${e.note ? `: ${e.note}` : ''}`;
  }
}

export const actionWords = (action: string, knowledge: Knowledge): string => {
  const remedy = knowledge.remedies.find((r) => r.id === action);
  return remedy ? unfilled(remedy.title) : action;
};

/** Text of the knowledge where no names are at hand. */
const unfilled = (text: string): string => text.replace(/\{[a-z_]+\|([^{}]*)\}/g, '$1').replace(/\{([a-z_]+)\}/g, 'the $1');

function causeFor(mode: string, last: Report, knowledge: Knowledge): NonNullable<Story['cause']> {
  const h = last.hypotheses.find((x) => x.mode === mode);
  const m = knowledge.modes.find((x) => x.id === mode);
  const origin = new Map(last.signals.map((s) => [s.id, s]));
  return {
    mode,
    title: h?.title ?? (m ? unfilled(m.title) : mode),
    class: h?.class ?? m?.class ?? '',
    ...(h ? { chance: h.probability } : {}),
    mechanism: h ? h.mechanism.map((s) => s.text) : (m?.mechanism.filter((s) => s.when === undefined).map((s) => unfilled(s.text)) ?? []),
    shown: (h?.supports ?? []).flatMap((b) => {
      const s = origin.get(b.signal);
      return s ? [`${b.text}${s.origin === 'recorded' ? ` (looked: “${s.quote}”)` : ` (“${s.quote}”)`}`] : [];
    }),
  };
}

/** Causes that stood in a ledger and fell, with what each fell by. */
function ruledOut(events: readonly InvestigationEvent[], states: readonly Report[], cause: string | undefined): RuledOut[] {
  const chance = (r: Report | undefined, mode: string) => r?.hypotheses.find((h) => h.mode === mode)?.probability ?? 0;
  const titles = new Map(states.flatMap((r) => r.hypotheses.map((h) => [h.mode, h.title] as const)));
  return [...titles]
    .flatMap(([mode, title]): RuledOut[] => {
      if (mode === cause) return [];
      const course = states.map((r) => chance(r, mode));
      const most = Math.max(...course);
      const left = course.at(-1) ?? 0;
      if (most < WAS_A_RIVAL || left > most * LOST) return [];
      const drops = events.map((e, i) => ({ e, by: Math.log(Math.max(course[i] ?? 0, 0.001) / Math.max(course[i + 1] ?? 0, 0.001)) }));
      const worst = drops.sort((a, b) => b.by - a.by)[0]?.e;
      return [{ title, most, left, by: worst ? byWords(worst) : '' }];
    })
    .sort((a, b) => b.most - a.most);
}

const byWords = (e: InvestigationEvent): string =>
  e.kind === 'observed'
    ? `${e.observable}=${e.value}${e.note ? ` (“${wordsOfEvent(e)}”)` : ''}`
    : e.kind === 'applied'
      ? `${e.action}: ${e.effect.replace('-', ' ')}`
      : wordsOfEvent(e);

export const percent = (p: number): string => (p > 0 && p < 0.01 ? 'under 1 %' : `${Math.round(p * 100)} %`);
