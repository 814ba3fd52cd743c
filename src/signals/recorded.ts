import type { InputNote } from '../incident/types.ts';
import { nearest } from '../knowledge/index.ts';
import type { Knowledge, Observable } from '../knowledge/types.ts';
import { mergeSignals } from './merge.ts';
import type { Signal } from './types.ts';

/** What a person says who could not look: no answer, and not to be asked again. */
export const COULD_NOT_TELL = 'could-not-tell';

/** An observable that somebody looked at, with the value that it had. */
export interface Answer {
  readonly observable: string;
  readonly value: string;
  /** What shows it, in the person's words; the answer itself where there are none. */
  readonly words: string;
  readonly event: string;
}

export type Recorded = { readonly ok: true; readonly signal: Signal } | { readonly ok: false; readonly error: string };

/** The values that an observable may have: those of the knowledge, and `no` beside a lone `yes`. */
export const valuesOf = (o: Observable): readonly string[] => {
  const values = Object.keys(o.values);
  return values.every((v) => v === 'yes' || v === 'no') ? ['yes', 'no'] : values;
};

/** What is wrong with an answer, with the ids nearest to what was given; undefined when nothing is. */
export function faultOf(observable: string, value: string, knowledge: Knowledge): string | undefined {
  const o = knowledge.observables.find((x) => x.id === observable);
  if (!o) {
    const near = nearest(
      observable,
      knowledge.observables.map((x) => x.id),
    );
    return `there is no observable "${observable}"; the nearest are ${near.join(', ')}`;
  }
  const values = valuesOf(o);
  if (value === COULD_NOT_TELL || values.includes(value)) return undefined;
  const near = nearest(value, values, 1, 0.5)[0];
  return `${observable} has no value "${value}"; it is one of ${values.join(', ')} or ${COULD_NOT_TELL}${near ? ` (did you mean ${near}?)` : ''}`;
}

/** An answer that a person gave by looking -> a signal of full weight (THEORY §1), its words quoted from the log. */
export function recordedSignal({ observable, value, words, event }: Answer, knowledge: Knowledge): Recorded {
  const o = knowledge.observables.find((x) => x.id === observable);
  const error = faultOf(observable, value, knowledge);
  if (error !== undefined || !o) return { ok: false, error: error ?? observable };
  const quote = opening(words);
  return {
    ok: true,
    signal: {
      observable,
      value,
      reading: o.values[value]?.means ?? `not so: ${o.question}`,
      classification: o.kind,
      field: 'log',
      event,
      start: 0,
      end: quote.length,
      quote,
      reliability: 1,
      strength: 0.9,
      origin: 'recorded',
      also: [],
      slots: {},
    },
  };
}

const QUOTE_MOST = 200;

/** The beginning of a long note, up to a word's end. */
export function opening(words: string): string {
  if (words.length <= QUOTE_MOST) return words;
  const end = words.lastIndexOf(' ', QUOTE_MOST);
  return words.slice(0, end > QUOTE_MOST / 2 ? end : QUOTE_MOST);
}

/**
 * Signals that do not come from the text, joined with those that do. What was recorded wins: what the text was read to say otherwise of the same
 * observable is dropped, and said. Signals keep their places, new ones come last.
 */
export function joined(read: readonly Signal[], all: readonly Signal[]): { signals: readonly Signal[]; notes: readonly InputNote[] } {
  if (all.length === 0) return { signals: read, notes: [] };
  const settled = new Map(all.filter((s) => s.origin === 'recorded').map((s) => [s.observable, s]));
  // Of two recorded answers to one question the last stands.
  const given = all.filter((s) => s.origin !== 'recorded' || settled.get(s.observable) === s);
  const overruled = [...read, ...given].filter((s) => s.origin !== 'recorded' && (settled.get(s.observable)?.value ?? s.value) !== s.value);
  const left = read.filter((s) => !overruled.includes(s));
  const beside = (s: Signal) => given.filter((g) => g.observable === s.observable && g.value === s.value && !overruled.includes(g));
  const ordered = left.flatMap((s) => [...beside(s), s]);
  const rest = given.filter((g) => !ordered.includes(g) && !overruled.includes(g));
  const notes = overruled.map((s): InputNote => {
    const by = settled.get(s.observable);
    return {
      kind: 'overruled',
      text: `“${s.quote}” was read as ${s.observable}=${s.value}; ${s.observable}=${by?.value} was recorded since, and counts instead.`,
    };
  });
  return { signals: mergeSignals([...new Set([...ordered, ...rest])]), notes };
}
