import type { Incident } from '../../incident/types.ts';
import type { Knowledge, Observable } from '../../knowledge/types.ts';
import type { Signal } from '../../signals/types.ts';
import type { Reply } from '../schema.ts';
import { placeOf } from './quotes.ts';
import { stems } from './stems.ts';
import type { Against } from './types.ts';

/** How far a model's reading is trusted: less than a paraphrase that our own reader knows (0.6), and too little to call for a cause by itself. */
const TRUST = 0.45;
/** Weight of an absence that a model reads: vague. */
const ABSENCE = 0.3;
const MOST = 12;
/** What says that something is not so, or as it should be. */
const DENIAL =
  /\b(?:no|not|none|never|nothing|without|zero|neither|nor|isn't|wasn't|doesn't|didn't|don't|normal|normally|fine|healthy|ok|okay|flat|stable|steady|low|idle|unchanged|constant|green|clean|empty)\b|\b0\b|\d ?%/i;

/** The signals that are taken over: their words stand in the input, speak of the observable, and say nothing that has been read otherwise. */
export function acceptSignals(reply: Reply, proposed: readonly Observable[], against: Against): Signal[] {
  const observables = new Map([...against.knowledge.observables, ...proposed].map((o) => [o.id, o]));
  const read = new Set(against.read.map((s) => s.observable));
  const out: Signal[] = [];
  for (const s of reply.signals) {
    const place = placeOf(s.quote, s.field, against.incident as Incident);
    const o = observables.get(s.observable);
    if (!place) against.drop('quotation not in the input');
    else if (!o || !(s.value in o.values)) against.drop('unknown observable or value');
    else if (read.has(o.id)) against.drop('already read');
    else if (!speaksOf(place.quote, o, s.value, against.knowledge)) against.drop('quotation does not speak of it');
    else if (out.length >= MOST) against.drop('more than is taken');
    else {
      read.add(o.id);
      out.push({
        ...place,
        observable: o.id,
        value: s.value,
        reading: o.values[s.value]?.means ?? s.value,
        classification: o.kind,
        reliability: TRUST,
        strength: ABSENCE,
        origin: 'model',
        also: [],
        slots: {},
      });
    }
  }
  return out;
}

/** The quotation shares a word with what is known of the observable, and an absence is said as one. */
function speaksOf(quote: string, o: Observable, value: string, knowledge: Knowledge): boolean {
  if (value === 'no' && 'yes' in o.values && !DENIAL.test(quote)) return false;
  const said = stems(quote);
  const known = wordsOf(o, knowledge);
  return [...said].some((w) => known.has(w));
}

/** The words in which the observable is asked, looked at, and given as a reason by the modes that show it: the shipped knowledge has no phrases. */
function wordsOf(o: Observable, knowledge: Knowledge): ReadonlySet<string> {
  const values = Object.values(o.values);
  const looks = o.checks.flatMap((c) => [c.action, c.command ?? '', ...Object.values(c.looks)]);
  const reasons = knowledge.modes.flatMap((m) => m.cells.filter((c) => c.observable === o.id).map((c) => c.because));
  return stems(
    [o.id.replaceAll('-', ' '), o.question, ...values.map((v) => v.means), ...looks, ...reasons].join(' ').replace(/\{[a-z_]+\|?|\}/g, ' '),
  );
}
