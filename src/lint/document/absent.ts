import { anyOf } from '../../text/index.ts';

/** What an incident says is not there, and the words by which an action or a check reckons with it. */
export interface Absent {
  /** "No `idle in transaction`" */
  readonly quote: string;
  readonly named: RegExp;
}

const NONE = anyOf`no | zero | 0 | without(?: any)? | not a single`;
/** States and events that incidents deny, and how what is done about them is said. */
const KINDS: readonly (readonly [denied: string, named: string])[] = [
  [
    anyOf`(?:lock waits?|blocked sessions?|lock contention|blocking (?:locks|sessions))`,
    anyOf`(?:block(?:ing|ed|ers?)|lock[- ]?hold(?:ing|ers?)) (?:sessions?|quer(?:y|ies)|transactions?|processes|pids?|locks?)`,
  ],
  [anyOf`deadlocks?`, anyOf`deadlock(?:s|ed)?`],
  [anyOf`(?:slow|long[- ]running) (?:quer(?:y|ies)|statements?)`, anyOf`(?:slow|long[- ]running) (?:quer(?:y|ies)|statements?)`],
  [
    anyOf`(?:long[- ]running|open|idle[- ]in[- ]transaction) (?:transactions?|sessions?)`,
    anyOf`(?:long[- ]running|idle[- ]in[- ]transaction) (?:transactions?|sessions?)`,
  ],
  [anyOf`(?:OOM ?kill\w*|OOMs?|out[- ]of[- ]memory)`, anyOf`OOM ?kill\w* | OOMs? | out[- ]of[- ]memory`],
  [anyOf`evictions?`, anyOf`evict(?:ions?|ed)`],
  [anyOf`(?:cpu )?throttling`, anyOf`throttl(?:ing|ed)`],
  [anyOf`(?:consumer )?lag`, anyOf`lagging (?:consumers?|partitions?)`],
  [anyOf`replication lag`, anyOf`lagging replicas? | replication lag`],
];
/** A state of several words; a name alone is a setting that may be added. */
const BACK_QUOTED = new RegExp(String.raw`\b${NONE} (?:\w+ )?\x60([^\x60\s]{2,30} [^\x60]{2,40})\x60`, 'gi');
const COUNTED_NONE = /`?\b([a-z]+(?:_[a-z]+)+)`?(?: (?:is|was|stays|stayed|at))?[:=]? 0(?![\d.,]*\d)/gi;
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** `evicted_keys` counts evictions. */
const deedIn = (name: string): string => {
  const stem = /^([a-z]{4,})ed_/.exec(name)?.[1];
  return stem ? `|${stem}(?:ed|s|ing|ions?)?` : '';
};

export function absentIn(incident: string): Absent[] {
  const quoted = [...incident.matchAll(BACK_QUOTED)].map((m): Absent => ({ quote: m[0], named: new RegExp(escaped(m[1] ?? ''), 'i') }));
  const counted = [...incident.matchAll(COUNTED_NONE)].map(
    (m): Absent => ({ quote: m[0], named: new RegExp(`\\b(?:${escaped(m[1] ?? '')}${deedIn(m[1] ?? '')})\\b`, 'i') }),
  );
  const kinds = KINDS.flatMap(([denied, named]): Absent[] => {
    const no = new RegExp(String.raw`\b${NONE} (?:\w+ )?${denied}\b`, 'i').exec(incident);
    const all = incident.match(new RegExp(String.raw`\b${denied}\b`, 'gi')) ?? [];
    const none = incident.match(new RegExp(String.raw`\b${NONE} (?:\w+ )?${denied}\b`, 'gi')) ?? [];
    // Denied wherever it is named.
    return no && all.length === none.length ? [{ quote: no[0], named: new RegExp(String.raw`\b${named}\b`, 'i') }] : [];
  });
  return [...quoted, ...counted, ...kinds];
}
