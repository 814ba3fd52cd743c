import type { Signal } from '../../signals/types.ts';
import { type Context, fromInput, quotation } from '../context.ts';
import type { Report } from '../types.ts';
import { onsetWords, problem } from './problem.ts';
import { ruledIn, ruledOut } from './ruled.ts';
import { trigger, triggersOf } from './triggers.ts';
import { wellOf } from './well.ts';

type Snapshot = Pick<Report, 'problem' | 'onset' | 'triggers' | 'signals' | 'derived' | 'ruledIn' | 'ruledOut' | 'well' | 'contradictions'>;

/** What is known, from the input's facts alone. */
export function composeSnapshot(c: Context): Snapshot {
  const { time } = c.reading;
  return {
    problem: problem(c),
    ...(time.onset
      ? {
          onset: {
            label: time.onset.label,
            text: onsetWords(c),
            ...(time.onset.derived ? { derived: time.onset.derived } : {}),
          },
        }
      : {}),
    triggers: triggersOf(c).map((t) => trigger(c, t)),
    signals: [...c.signalIds].map(([s, id]) => signal(s, id)),
    derived: c.derived.map((d) => ({ id: d.id, text: d.text, formula: d.formula, inputs: d.inputs.map(quotation) })),
    ruledIn: ruledIn(c),
    ruledOut: ruledOut(c),
    well: wellOf(c).map((s) => ({ text: s.quote, from: [fromInput(s)] })),
    contradictions: c.reading.contradictions.map((x) => ({
      about: x.about,
      one: quotation(x.one),
      other: quotation(x.other),
      effect:
        'Both are kept; the better attested one counts, weakened by the other. Settle it before acting on a hypothesis that rests on it.',
    })),
  };
}

function signal(s: Signal, id: string): Report['signals'][number] {
  return {
    id,
    observable: s.observable,
    value: s.value,
    reading: s.origin === 'model' ? `${s.reading} (read by a model)` : s.reading,
    classification: s.classification,
    quote: s.quote,
    field: s.field,
    ...(s.event === undefined ? {} : { event: s.event }),
    start: s.start,
    end: s.end,
    origin: s.origin,
    reliability: s.reliability,
    ...(s.formula ? { formula: s.formula } : {}),
    also: s.also.map(quotation),
  };
}
