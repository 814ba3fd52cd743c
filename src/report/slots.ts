import type { Quantity, Reading } from '../signals/types.ts';

/** Names of this incident by slot: `{table|the table}` becomes its table where one was read, else the words after the bar. */
export type Slots = ReadonlyMap<string, string>;

/** The first name read for each slot: captured by signals first (they stand nearest the fault), then entities, in reading order. */
export function slotsOf(reading: Reading): Slots {
  const slots = new Map<string, string>();
  const put = (slot: string, name: string) => {
    if (!slots.has(slot) && name.trim() !== '') slots.set(slot, name.trim());
  };
  for (const s of reading.signals) for (const [slot, name] of Object.entries(s.slots)) put(slot, name);
  for (const e of reading.entities) put(e.slot, e.name);
  const before = sizeBefore(reading);
  if (before) {
    put('size_before', `${before.value} ${before.of}`);
    put('number_before', String(before.value));
  }
  return slots;
}

/** "From 2 to 6 tasks", where a signal says that capacity was added: what to go back to. */
function sizeBefore({ signals, quantities }: Reading): Quantity | undefined {
  const scaled = signals.filter((s) => s.observable === 'scale-out-before-onset' && s.value === 'yes');
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

/** Text with its slots filled. A slot without a name and without a fallback shows as `<slot>`, for the person to fill in. `%{name}`, `${name}` and the `{end}` of a jsonpath belong to the command. */
export function fill(text: string, slots: Slots): string {
  return text.replace(
    /(?<![%$])\{(?!end\})([a-z_]+)(?:\|([^{}]*))?\}/g,
    (whole, slot: string, fallback: string | undefined, at: number) => {
      const name = slots.get(slot);
      const onTheWeb = text.slice(0, at).endsWith('://') || text.startsWith(':443', at + whole.length);
      return name !== undefined && (!onTheWeb || HAS_DOMAIN.test(name)) ? name : (fallback ?? `<${slot.replaceAll('_', ' ')}>`);
    },
  );
}

/** The name of a pod or a machine stands for no address on the web. */
const HAS_DOMAIN = /\.[a-z]{2,}|^localhost\b|^\d+\.\d+/i;

/** First letter raised, but not that of a name in the code or a host. */
export const sentence = (text: string): string =>
  /^[a-z][a-z]*(?=[\s,:;.?!'’-]|$)/.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;

/** A title of the knowledge outside any incident: its slots in words. */
export const inWords = (text: string): string => sentence(fill(text, new Map()));
