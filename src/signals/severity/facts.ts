import type { FieldName, Incident, Span } from '../../incident/types.ts';
import { placeOf } from '../merge.ts';
import type { Quantity, Signal } from '../types.ts';
import { type Chunk, chunksOf } from './chunks.ts';
import { findIn, matches, type Patterns, patternsOf } from './patterns.ts';
import { readReach } from './reach.ts';
import type { FactSource, Facts, SeverityPolicy } from './types.ts';

const FIELDS: readonly FieldName[] = ['blast_radius', 'symptoms', 'occurrence_pattern'];
const DEFAULT_FIELDS: readonly FieldName[] = ['blast_radius', 'symptoms'];
/** An observable counts when it was read from words that neither hedge nor tell of the past (THEORY §1). */
const RELIABLE = 0.6;

/** What the text says of the harm: each fact of the policy that holds, with the words that say it. */
export function readFacts(policy: SeverityPolicy, incident: Incident, signals: readonly Signal[], quantities: readonly Quantity[]): Facts {
  const patterns = patternsOf(policy);
  const tones = {
    works: (t: string) => (patterns.get('works') ?? []).map((p) => p.exec(t)).find((m) => m !== null)?.[0],
    impaired: (t: string) => matches(t, patterns.get('fails') ?? []) || matches(t, patterns.get('slow') ?? []),
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
        (source.observables ?? []).includes(s.observable),
    );
    if (!held.has(id) && signal) held.set(id, placeOf(signal)[0]);
  }
  const reach = readReach(policy, patterns, chunks, quantities);
  const spoken = reach.span && chunks.find((c) => c.field === reach.span?.field && c.start <= reach.span.start && reach.span.start < c.end);
  feature(held, chunks, patterns, spoken);
  hardness(held, chunks, patterns);
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
      if (!found.denied && !(source.sure && found.hedged)) return { yes: found.span };
      if (found.denied) no ??= { field: chunk.field, start: chunk.start, end: chunk.end, quote: chunk.text.trim() };
    }
  return no ? { no } : {};
}

/**
 * Whether the thing that is hit is critical: told first where the reach stands or something fails, in the blast radius before the
 * symptoms. What works by the text is not hit, and what people do ("everyone who orders") is not what fails.
 */
function feature(held: Map<string, Span | undefined>, chunks: readonly Chunk[], patterns: Patterns, spoken: Chunk | undefined): void {
  held.delete('critical');
  held.delete('non-critical');
  const bad = (c: Chunk) => matches(c.text, patterns.get('fails') ?? []) || matches(c.text, patterns.get('slow') ?? []);
  const hit = chunks.filter((c) => c.headline && !c.spared);
  const blast = hit.filter((c) => c.field === 'blast_radius');
  const symptoms = hit.filter((c) => c.field === 'symptoms');
  const take = (group: readonly Chunk[], minorOnly = false) => {
    for (const chunk of group) {
      const { critical, minor } = subjectOf(chunk, patterns);
      if (critical && !minorOnly && !held.has('critical')) held.set('critical', critical);
      if (minor && !(minorOnly && ALSO.test(chunk.text)) && !held.has('non-critical')) held.set('non-critical', minor);
    }
    if (held.has('critical')) held.delete('non-critical');
    return held.has('critical') || held.has('non-critical');
  };
  take(blast.filter((c) => c === spoken || bad(c))) || take(blast, true) || take(symptoms.filter(bad)) || take(blast) || take(symptoms);
}

/** What is named beside the main thing. */
const ALSO = /^(?:plus|also|as well as|and|incl\w*|on top)\b/i;
const ABOUT_PEOPLE = /\b(?:who|whose|die|der|qui|que)\s.*$/is;
const INSIDE = /^\s*(?:[\w-]+ ){0,2}?(?:on|in|at|of|for|from|to|during|after|before|around|when|with)\b/i;

/** "Order export" is an export, and "recommendations on the home page" are recommendations; "avatars and log-in" are both. */
function subjectOf(chunk: Chunk, patterns: Patterns): { critical?: Span; minor?: Span } {
  const people = ABOUT_PEOPLE.exec(chunk.text);
  const whole = people ? { ...chunk, text: chunk.text.slice(0, people.index) } : chunk;
  const small = findIn(whole, patterns.get('non-critical') ?? []);
  const minor = small && !small.denied ? small.span : undefined;
  const rest = minor ? { ...whole, text: whole.text.replace(minor.quote, (q) => ' '.repeat(q.length)) } : whole;
  const large = findIn(rest, patterns.get('critical') ?? []) ?? (minor ? undefined : findIn(rest, patterns.get('core-verb') ?? []));
  const critical = large && !large.denied ? large.span : undefined;
  if (minor && critical)
    return minor.end <= critical.start && INSIDE.test(chunk.text.slice(minor.end - chunk.start)) ? { minor } : { critical };
  return { ...(critical ? { critical } : {}), ...(minor ? { minor } : {}) };
}

/** Whether it fails or is only slow: the blast radius decides where it says either, else the symptoms. */
function hardness(held: Map<string, Span | undefined>, chunks: readonly Chunk[], patterns: Patterns): void {
  held.delete('fails');
  held.delete('slow');
  const find = (field: FieldName, id: string) => {
    for (const c of chunks) {
      if (c.field !== field || c.spared) continue;
      const f = findIn(c, patterns.get(id) ?? []);
      if (f && !f.denied) return f.span;
    }
    return undefined;
  };
  for (const field of DEFAULT_FIELDS) {
    const fails = find(field, 'fails');
    const slow = find(field, 'slow');
    if (fails) held.set('fails', fails);
    if (slow) held.set('slow', slow);
    if (fails || slow) return;
  }
}
