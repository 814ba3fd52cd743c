import { anyOf, words } from '../../text/index.ts';
/** What is measured, in the words of an incident. */
export const METRICS: readonly { readonly id: string; readonly name: RegExp }[] = [
  { id: 'cpu', name: /\bcpu\b|\bprocessor\b/i },
  { id: 'memory', name: /\bmem(?:ory)?\b|\brss\b/i },
  // A flat heap beside memory that grows is a leak outside of it.
  { id: 'heap', name: /\bheap\b/i },
  { id: 'disk', name: /\bdisk\b(?! step)/i },
  { id: 'latency', name: /\blatenc(?:y|ies)\b|\bresponse times?\b/i },
  { id: 'traffic', name: /\btraffic\b|\brequest rate\b|\brequests (?:per|a) (?:s|second|min\w*)\b|\b(?:rps|qps)\b/i },
  { id: 'connections', name: /\bconn(?:ection)?s\b/i },
  { id: 'network', name: /\bnetwork\b/i },
  { id: 'threads', name: /\bgoroutines?\b|\bthreads\b/i },
];

export type State = 'high' | 'calm';

const RISING = anyOf`
  saturat\w* | spik(?:e[sd]?|ing) | exhaust\w* | maxed | overload\w* | grow(?:s|ing|n)? | grew | ris(?:e|es|ing|en) | rose
  climb\w* | increas(?:e[sd]?|ing) | leak\w* | elevated | peak\w* | surg\w* | doubled | pinned | very high | too high | runs? out
  full | jump\w*
`;
const HIGH = new RegExp(anyOf`\b${RISING}\b | (?<!not )(?<!no )\bhigh\b`, 'i');
const CALM = words`
  flat | normal | low | level | steady | stable | unchanged | constant | ok(?:ay)? | fine | healthy | idle | quiet | unremarkable
  unaffected | no (?:growth|bump|increase|change|spikes?|trend|pressure|rise)
`;
const NOT_YET = /\b(?:if|would|could|may|might|should|whether|unless|until|expect\w*|supposed|hypothe\w*)\b/i;
/** Per cent from which a resource is short, and to which it is idle. */
const SHORT = 85;
const IDLE = 50;

/** What a text says of its measures: each clause that names one and its state. */
export function statesIn(text: string): { readonly metric: string; readonly state: State; readonly start: number; readonly end: number }[] {
  const out: { metric: string; state: State; start: number; end: number }[] = [];
  for (const clause of clausesIn(text)) {
    if (NOT_YET.test(clause.text)) continue;
    const named = METRICS.filter((m) => m.name.test(clause.text));
    const state = stateOf(clause.text);
    // "The p50 of the API went from 45 ms to 700 ms": some latency was not calm.
    if (named.length === 0 && PERCENTILE.test(clause.text) && MOVED.test(clause.text) && state)
      out.push({ metric: 'latency', state, start: clause.start, end: clause.start + clause.text.length });
    // Two measures in one clause may have two states.
    if (!state || named.length !== 1 || !named[0]) continue;
    out.push({ metric: named[0].id, state, start: clause.start, end: clause.start + clause.text.length });
  }
  return out;
}

const PERCENTILE = /\bp(?:50|75|9\d(?:\.\d+)?)\b/i;
const MOVED = /(\d+(?:\.\d+)?)\s?(%|ms\b|s\b)?\s*(?:→|->|=>|to|goes to)\s*(?:about |around |roughly |~)?(\d+(?:\.\d+)?)\s?(%|ms\b|s\b)?/;

function stateOf(clause: string): State | undefined {
  const moved = MOVED.exec(clause);
  if (moved) {
    // "85 ms to 9 s"; in "2 to 9 s" the first has the unit of the second.
    const in_ms = (n: string | undefined, unit: string | undefined) => Number(n) * (unit === 's' ? 1000 : 1);
    const [from, to] = [in_ms(moved[1], moved[2] ?? moved[4]), in_ms(moved[3], moved[4] ?? moved[2])];
    return to > from * 1.3 ? 'high' : to < from * 1.1 ? 'calm' : undefined;
  }
  const high = HIGH.test(clause);
  const calm = CALM.test(clause);
  if (high !== calm) return high ? 'high' : 'calm';
  if (high && calm) return undefined;
  const percent = /(\d+(?:\.\d+)?)\s?%/.exec(clause);
  if (!percent) return undefined;
  return Number(percent[1]) >= SHORT ? 'high' : Number(percent[1]) <= IDLE ? 'calm' : undefined;
}

/** "Request rate is flat, memory too": at commas, full stops, semicolons, brackets and "and". */
export function clausesIn(text: string): { readonly text: string; readonly start: number }[] {
  const out: { text: string; start: number }[] = [];
  let from = 0;
  for (const m of text.matchAll(/[;,()\n]|[.:](?=\s|$)|\s(?:and|while|but|whereas|although)\s|$/g)) {
    if (m.index > from) out.push({ text: text.slice(from, m.index), start: from });
    from = m.index + m[0].length;
  }
  return out;
}
