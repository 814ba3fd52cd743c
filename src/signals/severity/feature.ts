import type { Span } from '../../incident/types.ts';
import type { Chunk } from './chunks.ts';
import { findIn, matches, type Patterns } from './patterns.ts';

/**
 * Whether the thing that is hit is critical: told first where the reach stands or something fails, in the blast radius before the
 * symptoms. What works by the text is not hit, and what people do ("everyone who orders") is not what fails.
 */
export function readFeature(
  held: Map<string, Span | undefined>,
  chunks: readonly Chunk[],
  patterns: Patterns,
  spoken: Chunk | undefined,
): void {
  held.delete('critical');
  held.delete('non-critical');
  held.delete('critical-fails');
  const bad = (c: Chunk) => matches(c.text, patterns.get('fails') ?? []) || matches(c.text, patterns.get('slow') ?? []);
  const hit = chunks.filter((c) => c.headline && !c.spared);
  const blast = hit.filter((c) => c.field === 'blast_radius');
  const symptoms = hit.filter((c) => c.field === 'symptoms');
  const take = (group: readonly Chunk[], minorOnly = false) => {
    for (const chunk of group) {
      const { critical, minor } = subjectOf(chunk, patterns);
      if (critical && !minorOnly && !held.has('critical')) {
        held.set('critical', critical);
        if (bad(chunk)) held.set('critical-fails', critical);
      }
      if (minor && !ALSO.test(chunk.text) && !held.has('non-critical')) held.set('non-critical', minor);
    }
    if (held.has('critical')) held.delete('non-critical');
    return held.has('critical') || held.has('non-critical');
  };
  const beside = blast.filter((c) => spoken?.field !== 'blast_radius' || c.sentence === spoken.sentence);
  take(blast.filter((c) => c === spoken || bad(c))) ||
    take(beside, true) ||
    take(symptoms.filter(bad)) ||
    take(beside) ||
    symptoms.some((c) => take([c]));
}

/** What is named beside the main thing. */
export const ALSO = /^(?:plus|also|as well as|and|incl\w*|on top)\b|\b(?:too|also|as well)\W*$/i;
const ABOUT_PEOPLE = /\b(?:who|whose|die|der|qui|que)\s.*$/is;
const INSIDE = /^\s*(?:[\w-]+ ){0,2}?(?:on|in|at|of|for|from|to|during|after|before|around|when|with)\b/i;

/** "Order export" is an export, and "recommendations on the home page" are recommendations; "avatars and log-in" are both. */
function subjectOf(chunk: Chunk, patterns: Patterns): { critical?: Span; minor?: Span } {
  const people = ABOUT_PEOPLE.exec(chunk.text);
  const whole = people ? { ...chunk, text: chunk.text.slice(0, people.index) } : chunk;
  const small = findIn(whole, patterns.get('non-critical') ?? []);
  // "Recommendations are empty": what is denied is what fails.
  const minor = small && (!small.denied || matches(whole.text, patterns.get('fails') ?? [])) ? small.span : undefined;
  // "The UI and notifications": both are meant.
  const beside = minor !== undefined && /\band $/i.test(whole.text.slice(0, minor.start - whole.start));
  const rest = minor ? { ...whole, text: whole.text.replace(minor.quote, (q) => (beside ? 'x' : ' ').repeat(q.length)) } : whole;
  const core = minor && !beside ? undefined : findIn(rest, patterns.get('core-verb') ?? []);
  const large = findIn(rest, patterns.get('critical') ?? []) ?? core;
  // "No payment method available": what is denied is what fails.
  const failing = large?.denied ? findIn(rest, patterns.get('fails') ?? []) : undefined;
  const stopped = failing && !failing.denied && failing.span.start < (large?.span.end ?? 0) && (large?.span.start ?? 0) < failing.span.end;
  const critical = large && (!large.denied || stopped) ? large.span : undefined;
  if (minor && critical)
    return minor.end <= critical.start && INSIDE.test(chunk.text.slice(minor.end - chunk.start)) ? { minor } : { critical };
  return { ...(critical ? { critical } : {}), ...(minor ? { minor } : {}) };
}
