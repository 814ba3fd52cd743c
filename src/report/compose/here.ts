import { type Hypothesis, isDenial } from '../../diagnosis/index.ts';
import { type Context, computed, fromSignal } from '../context.ts';
import { sentence } from '../slots.ts';
import type { Statement } from '../types.ts';

/** So many times as likely as under its rivals: less is not what this mechanism is made of. */
const TELLING = 1.5;
/** Places in the code that are named. */
const MOST_PLACES = 2;

/** Where the mechanism stands in this incident's own code and figures: the lines that show it, and the sums that speak for it. */
export function inThisIncident(c: Context, h: Hypothesis): Statement[] {
  const own = h.supports.filter((b) => b.ratio >= TELLING && !isDenial(b.evidence));
  const signals = own.flatMap((b) => b.evidence.signals.slice(0, 1));
  const places = signals
    .filter((s) => s.origin === 'code' && s.field === 'code_snippet')
    .slice(0, MOST_PLACES)
    .map((s) => ({ text: `In the snippet, line ${lineOf(c, s.start)}: ${s.reading}.`, from: [fromSignal(s)] }));
  const shown = new Set(own.map((b) => `${b.evidence.observable.id}=${b.evidence.value}`));
  const sums = c.derived
    .filter((d) => d.shows && shown.has(d.shows.join('=')))
    .map((d) => ({ text: sentence(d.text), from: [computed(d.formula)] }));
  return [...places, ...sums];
}

const lineOf = (c: Context, at: number): number => c.incident.code_snippet.slice(0, at).split('\n').length;
