import type { ParserLoader } from '../code/index.ts';
import { incidentFromFields } from '../incident/index.ts';
import type { FieldName, Incident, InputNote } from '../incident/types.ts';
import type { Access, Knowledge } from '../knowledge/types.ts';
import type { Report } from '../report/types.ts';
import { COULD_NOT_TELL, type Engine, recordedSignal, type Signal } from '../signals/index.ts';
import { type Given, type TriageInput, triage } from '../triage.ts';
import { entriesOf, timeWords, wordsOfEvent } from './entries.ts';
import { replay, type Standing } from './replay.ts';
import type { InvestigationEvent } from './types.ts';

export interface ResumeOptions {
  readonly noAccess?: readonly Access[];
}

/** An incident and the events of its log -> the report as it stands now. Events that the knowledge does not know are said, not guessed. */
export async function resume(
  input: TriageInput,
  events: readonly InvestigationEvent[],
  engine: Engine,
  loadParser: ParserLoader,
  options: ResumeOptions = {},
): Promise<Report> {
  const { input: now, given } = standingOf(input, events, engine.knowledge, options);
  return triage(now, engine, loadParser, given);
}

/** What the engine is given for an incident and its log. */
export function standingOf(
  input: TriageInput,
  events: readonly InvestigationEvent[],
  knowledge: Knowledge,
  options: ResumeOptions = {},
): { input: TriageInput; given: Given; standing: Standing } {
  const standing = replay(events);
  const answers = [...standing.answers.values()].filter((e) => e.value !== COULD_NOT_TELL);
  const recorded = answers.map((e) =>
    recordedSignal({ observable: e.observable, value: e.value, words: wordsOfEvent(e), event: e.id }, knowledge),
  );
  const notes = recorded.flatMap((r, i): InputNote[] =>
    r.ok ? [] : [{ kind: 'log', text: `The event ${answers[i]?.id} of the log does not count: ${r.error}.` }],
  );
  const { incident, notes: more } = withAdded(input.incident, standing);
  const signals: Signal[] = recorded.flatMap((r) => (r.ok ? [r.signal] : []));
  const applied = standing.applied.map((e) => ({ action: e.action, effect: e.effect, words: wordsOfEvent(e), event: e.id }));
  const unanswered = [...standing.answers.values()].filter((e) => e.value === COULD_NOT_TELL).map((e) => e.observable);
  return {
    standing,
    input: { ...input, incident, notes: [...input.notes, ...notes, ...more] },
    given: { signals, applied, unanswered, log: entriesOf(events), noAccess: options.noAccess ?? [] },
  };
}

/** New text is cleaned and freed of secrets like any other, and stands below the field's own with the time at which it came. */
function withAdded(incident: Incident, { added }: Standing): { incident: Incident; notes: readonly InputNote[] } {
  const fields: Record<FieldName, string> = { ...incident };
  const notes: InputNote[] = [];
  for (const [field, events] of Object.entries(added) as [FieldName, NonNullable<Standing['added'][FieldName]>][]) {
    for (const e of events) {
      const read = incidentFromFields({ [field]: e.text });
      if (!read.ok) continue;
      notes.push(...read.notes);
      fields[field] = [fields[field], marked(field, e.at, read.incident[field])].filter((t) => t !== '').join('\n\n');
    }
  }
  return { incident: fields, notes };
}

/** Code and the stack keep their own syntax; in prose the time stands before the text. */
const marked = (field: FieldName, at: string, text: string): string =>
  field === 'code_snippet' || field === 'tech_stack' ? text : `Added ${timeWords(at)}: ${text}`;
