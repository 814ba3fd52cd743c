import type { Diagnosis, Hypothesis } from '../diagnosis/index.ts';
import { cellsOf, NOISE } from '../knowledge/index.ts';
import { information } from './belief.ts';
import type { OpenTest } from './tests.ts';
import { OTHER } from './types.ts';

export interface Confirmation extends OpenTest {
  readonly expects: string;
  /** The cause shows itself at what is expected: it is not merely "no". */
  readonly own: boolean;
  /** More often than not, and other incidents hardly ever. */
  readonly sure: boolean;
}

/** How it began and whom it hits lies around the cause. */
const AROUND: ReadonlySet<string> = new Set(['onset', 'scope']);
/** Reading an answer and thinking about it takes this long whatever the check: one of a minute is not worth three of three. Judgement. */
const THINKING = 1;
/** What is seen less often than this under its cause is a coin's throw: not seeing it tells nothing. Judgement. */
const LIKELIER = 0.6;

/** For each hypothesis the check that says most, per minute, about just this one against the rest. */
export function confirmationsOf(d: Diagnosis, open: readonly OpenTest[]): Map<string, Confirmation> {
  const out = new Map<string, Confirmation>();
  for (const h of d.hypotheses) {
    const best = looksAt(d, open, h)[0];
    if (best) out.set(h.id, best);
  }
  return out;
}

/** The checks that say anything about one hypothesis against the rest, the most telling per minute first. */
export function looksAt(d: Diagnosis, open: readonly OpenTest[], h: Hypothesis): Confirmation[] {
  // This one against the rest, evenly: the prior odds must not decide which look is the telling one.
  // "Something else" is a rival as well: what is seen in most incidents shows no cause.
  const even = new Map([
    ...d.hypotheses.map((x): [string, number] => [x.id, x === h ? 0.5 : 0.5 / d.hypotheses.length]),
    [OTHER, 0.5 / d.hypotheses.length],
  ]);
  return (
    open
      .map((o) => ({ o, rate: information(o.test, even) / (THINKING + o.test.minutes), expects: expectedOutcome(o, h) }))
      .filter((x) => x.rate > 0)
      // A confirmation is a look at which this cause shows itself, not only one at which it does not; and more often than not, so that
      // missing it says something.
      .sort((a, b) => Number(b.o.test.readOnly) - Number(a.o.test.readOnly) || worth(b.expects) - worth(a.expects) || b.rate - a.rate)
      .map(({ o, expects }) => ({ ...o, expects: expects.value, own: expects.own, sure: worth(expects) === SURE }))
  );
}

interface Expected {
  readonly value: string;
  readonly own: boolean;
  readonly chance: number;
  readonly usual: boolean;
}

const SURE = 2;

/** What is seen in many incidents (how it began, when it is worst) shows no cause at work. */
const worth = (e: Expected): number => (e.own ? (e.chance > LIKELIER && !e.usual ? SURE : 1) : 0);

/** It shows itself here, more often than not, and what is seen is not seen in many incidents. */
export function isUsualSign(o: OpenTest, h: Hypothesis): boolean {
  const { own, chance } = expectedOutcome(o, h);
  return own && chance > LIKELIER && NOISE[o.observable.noise] < NOISE.common;
}

function expectedOutcome(o: OpenTest, h: Hypothesis): Expected {
  const ranked = [...o.test.outcomes].map(([value, column]) => ({ value, p: column.get(h.id) ?? 0 })).sort((a, b) => b.p - a.p);
  const value = ranked[0]?.value ?? 'yes';
  return {
    value,
    own: value !== 'no' && cellsOf(h.mode).get(o.observable.id) !== undefined,
    chance: ranked[0]?.p ?? 0,
    usual: NOISE[o.observable.noise] >= NOISE.common || AROUND.has(o.observable.family),
  };
}
