import { isDenial, rowOf } from '../../diagnosis/index.ts';
import { FREQUENCY } from '../../knowledge/index.ts';
import type { Mode } from '../../knowledge/types.ts';
import type { Signal } from '../../signals/types.ts';
import { type Context, fromKnowledge, fromSignal, list } from '../context.ts';
import type { Statement } from '../types.ts';

/** The table holds the rest. Judgement. */
const MOST_RULED_IN = 2;

/** What speaks most for the leading hypothesis. */
export function ruledIn(c: Context): Statement[] {
  const lead = c.diagnosis.hypotheses[0];
  return (lead?.supports ?? [])
    .filter((b) => b.evidence.weight >= 0.8 && !isDenial(b.evidence) && b.evidence.observable.family !== 'change')
    .slice(0, MOST_RULED_IN)
    .flatMap((b) => {
      const s = b.evidence.signals[0];
      return s ? [{ text: cited(c, s), from: [fromSignal(s), fromKnowledge(s.observable)] }] : [];
    });
}

/** A reading with the place of its quotation in the table of signals. */
function cited(c: Context, s: Signal): string {
  const id = c.signalIds.get(s);
  return id ? `${s.reading} (${id})` : `${s.reading} (“${s.quote}”)`;
}

/** A class is spoken against where so much of its mechanisms show what is denied: one of ten says nothing of the rest. Judgement. */
const MOST_OF_CLASS = 0.4;
const count = (modes: readonly Mode[], cause: string): number => modes.filter((m) => m.class === cause).length;

/** Modes that always or usually show what the input denies. Said only as strongly as the denial allows, and of causes that one would think of here. */
export function ruledOut(c: Context): Statement[] {
  // What denies another mechanism of the leading class does not speak against the class.
  const leading = c.diagnosis.hypotheses[0]?.mode.class;
  const thought = thoughtOf(c);
  return c.diagnosis.evidence
    .filter((e) => isDenial(e) && !e.byModel)
    .flatMap((e) => {
      const s = e.signals[0];
      if (!s) return [];
      const touched = c.knowledge.modes.filter(
        (m) =>
          m.class !== leading &&
          rowOf(m)
            .cells.get(e.observable.id)
            ?.some((x) => x.value === 'yes' && FREQUENCY[x.frequency] >= FREQUENCY.usually),
      );
      if (touched.length === 0) return [];
      const word = e.strength >= 0.9 ? 'Speaks strongly against' : e.strength >= 0.6 ? 'Speaks against' : 'Weakly against';
      const classes = [...new Set(touched.map((m) => m.class))]
        .filter((k) => thought.has(k))
        .filter((k) => count(touched, k) >= c.knowledge.modes.filter((m) => m.class === k).length * MOST_OF_CLASS)
        .sort((a, b) => count(touched, b) - count(touched, a))
        .map((k) => k.replaceAll('-', ' '));
      if (classes.length === 0) return [];
      return [{ text: `${word} ${list(classes.slice(0, 4))}: ${cited(c, s)}`, from: [fromSignal(s)] }];
    });
}

/** One thing that was seen is usual for many mechanisms of which nobody would think. Judgement. */
const LEAST_SEEN = 2;

/** Classes with a mechanism that several things that were seen speak for. */
function thoughtOf({ diagnosis, knowledge }: Context): ReadonlySet<string> {
  const seen = diagnosis.evidence.filter((e) => !isDenial(e) && e.observable.family !== 'change');
  const speaks = (m: Mode) =>
    seen.filter((e) =>
      rowOf(m)
        .cells.get(e.observable.id)
        ?.some((x) => x.value === e.value && FREQUENCY[x.frequency] >= FREQUENCY.usually),
    ).length >= LEAST_SEEN;
  const thought = new Set<string>();
  for (const m of knowledge.modes) if (!thought.has(m.class) && speaks(m)) thought.add(m.class);
  return thought;
}
