import type { Diagnosis } from '../diagnosis/index.ts';
import type { Incident } from '../incident/types.ts';
import { ANSWER, isAnswer } from '../knowledge/index.ts';
import type { Quantity, Reading } from '../signals/types.ts';
import { byLead, failingFirst } from './failing.ts';

/** Names of this incident by slot: `{table|the table}` becomes its table where one was read, else the words after the bar. */
export type Slots = ReadonlyMap<string, string>;

/** The first name for each slot: captured by signals first (they stand nearest the fault), then what else is named; what fails before the rest. */
export function slotsOf(reading: Reading, diagnosis: Diagnosis, incident: Incident): Slots {
  const slots = new Map<string, string>();
  const put = (slot: string, name: string) => {
    if (!slots.has(slot) && name.trim() !== '') slots.set(slot, name.trim());
  };
  for (const s of byLead(reading.signals, diagnosis)) for (const [slot, name] of Object.entries(s.slots)) put(slot, name);
  for (const e of failingFirst(reading, diagnosis, incident)) put(e.slot, e.name);
  const before = sizeBefore(reading);
  if (before) {
    put('size_before', `${before.value} ${before.of}`);
    put('number_before', String(before.value));
  }
  return slots;
}

/** "From 2 to 6 tasks", where a signal says that capacity was added: what to go back to. */
function sizeBefore({ signals, quantities }: Reading): Quantity | undefined {
  const scaled = signals.filter((s) => isAnswer(s, ANSWER.scaledOut));
  return quantities.find(
    (q) =>
      q.kind === 'change' &&
      q.unit === '' &&
      q.of.trim() !== '' &&
      Number.isInteger(q.value) &&
      q.value < (q.to ?? 0) &&
      scaled.some((s) => s.field === q.field && s.start <= q.start && q.end <= s.end),
  );
}

/** `{slot}`, `{slot|words for it}`. `%{name}`, `${name}` and the `{end}` of a jsonpath belong to a command. */
export const SLOT = /(?<![%$])\{(?!end\})([a-z_]+)(?:\|([^{}]*))?\}/g;

/** A sentence with its slots filled. A slot without a name and without a fallback shows as `<slot>`, for the person to fill in. */
export function fill(text: string, slots: Slots): string {
  return text.replace(SLOT, (_, slot: string, fallback: string | undefined) => {
    // The class of a record tells a reader of the table; a statement needs the table's own name.
    const name = slots.get(slot) ?? (slot === 'table' ? slots.get('model') : undefined);
    return name ?? fallback ?? `<${slot.replaceAll('_', ' ')}>`;
  });
}

/** First letter raised, but not that of a name in the code or a host. */
export const sentence = (text: string): string =>
  /^[a-z][a-z]*(?=[\s,:;.?!'’-]|$)/.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;

/** A title of the knowledge outside any incident: its slots in words. */
export const inWords = (text: string): string => sentence(fill(text, new Map()));
