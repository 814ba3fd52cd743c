import type { FieldName, Incident, Span } from '../../incident/types.ts';
import { placeOf } from '../merge.ts';
import type { Quantity, Signal } from '../types.ts';
import { type Chunk, chunksOf } from './chunks.ts';
import { fallenCounter } from './counters.ts';
import { ALSO, readFeature } from './feature.ts';
import { findIn, matches, type Patterns, patternsFor, saysWell } from './patterns.ts';
import { readReach } from './reach.ts';
import { leavesSome } from './shares.ts';
import { slightGrowth } from './slight.ts';
import type { FactSource, Facts, SeverityPolicy } from './types.ts';

const FIELDS: readonly FieldName[] = ['blast_radius', 'symptoms', 'occurrence_pattern'];
const DEFAULT_FIELDS: readonly FieldName[] = ['blast_radius', 'symptoms'];
/** An observable counts when it was read from words that neither hedge nor tell of the past (THEORY §1). */
const RELIABLE = 0.6;

/** What the text says of the harm: each fact of the policy that holds, with the words that say it. */
export function readFacts(policy: SeverityPolicy, incident: Incident, signals: readonly Signal[], quantities: readonly Quantity[]): Facts {
  const patterns = patternsFor(policy, FIELDS.map((field) => incident[field]).join('\n'));
  const tones = {
    works: (t: string) => (patterns.get('works') ?? []).map((p) => p.exec(t)).find((m) => m !== null)?.[0],
    impaired: (t: string) => matches(t, patterns.get('fails') ?? []) || matches(t, patterns.get('slow') ?? []),
    partly: leavesSome,
  };
  const chunks = FIELDS.flatMap((field) => chunksOf(incident, field, tones));
  const held = new Map<string, Span | undefined>();
  const denied = new Map<string, Span>();
  for (const [id, source] of Object.entries(policy.facts)) {
    const found = said(id, source, chunks, patterns);
    if (found.yes) held.set(id, found.yes);
    else if (found.no) denied.set(id, found.no);
    const signal = signals.find(
      (s) =>
        s.value === 'yes' &&
        s.reliability >= RELIABLE &&
        (s.field === 'log' || DEFAULT_FIELDS.includes(s.field)) &&
        (source.observables ?? []).includes(s.observable) &&
        !saysWell(placeOf(s)[0]?.quote ?? ''),
    );
    if (!held.has(id) && signal) held.set(id, placeOf(signal)[0]);
  }
  const reach = readReach(policy, patterns, chunks, quantities, fallenCounter(incident, 'symptoms'));
  const spoken = reach.span && chunks.find((c) => c.field === reach.span?.field && c.start <= reach.span.start && reach.span.start < c.end);
  readFeature(held, chunks, patterns, spoken);
  hardness(held, chunks, patterns);
  // "Sign-ins succeed in 30 %": no word says that it fails.
  if (reach.fallen && reach.reach !== 'few' && !held.has('fails')) held.set('fails', reach.fallen);
  const slight = held.has('slight') ? undefined : slightGrowth(quantities, chunks);
  if (slight && 'slight' in policy.facts) held.set('slight', slight);
  const facts = Object.entries(policy.facts);
  for (const [id, source] of facts) {
    if (source.reach === reach.reach || (source.reach_in !== undefined && source.reach_in === reach.span?.field)) held.set(id, reach.span);
    if (source.beside_reach && !(spoken && matches(spoken.sentence, patterns.get(id) ?? []))) held.delete(id);
    if (source.with_reach && spoken && spoken.field === held.get(id)?.field && !matches(spoken.sentence, patterns.get(id) ?? []))
      held.delete(id);
  }
  const veto = () => {
    for (const [id, source] of facts) if ((source.unless ?? []).some((f) => held.has(f))) held.delete(id);
  };
  veto();
  for (const [id, source] of facts) {
    const first = (source.either ?? []).find((f) => held.has(f));
    if (first !== undefined) held.set(id, held.get(first));
  }
  veto();
  return { held, denied, ...(reach.share !== undefined ? { share: reach.share } : {}) };
}

function said(id: string, source: FactSource, chunks: readonly Chunk[], patterns: Patterns): { yes?: Span; no?: Span } {
  const fields = source.fields ?? DEFAULT_FIELDS;
  let no: Span | undefined;
  for (const field of fields)
    for (const chunk of chunks) {
      if (chunk.field !== field || (source.headline && !chunk.headline)) continue;
      if (source.spared !== undefined && source.spared !== chunk.spared) continue;
      const found = findIn(chunk, patterns.get(id) ?? []);
      if (!found) continue;
      if (!found.denied && !(source.sure && (found.hedged || found.well))) return { yes: found.span };
      if (found.denied) no ??= { field: chunk.field, start: chunk.start, end: chunk.end, quote: chunk.text.trim() };
    }
  return no ? { no } : {};
}

/** Whether it fails or is only slow: the blast radius decides where it says either, else the symptoms. */
function hardness(held: Map<string, Span | undefined>, chunks: readonly Chunk[], patterns: Patterns): void {
  held.delete('fails');
  held.delete('slow');
  held.delete('impaired-here');
  const find = (field: FieldName, id: string) => {
    for (const c of chunks) {
      if (c.field !== field || c.spared) continue;
      const f = findIn(c, patterns.get(id) ?? []);
      if (f && !f.denied && !f.none && !(id === 'slow' && field === 'blast_radius' && ALSO.test(c.text))) return f.span;
    }
    return undefined;
  };
  for (const field of DEFAULT_FIELDS) {
    const fails = find(field, 'fails');
    const slow = find(field, 'slow');
    if (fails) held.set('fails', fails);
    if (slow) held.set('slow', slow);
    const worst = fails ?? slow;
    if (worst && field === 'blast_radius') held.set('impaired-here', worst);
    if (worst) return;
  }
}
