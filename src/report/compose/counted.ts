import type { Quantity } from '../../signals/types.ts';
import { type Context, minutesWords } from '../context.ts';
import type { ReportCheck } from '../types.ts';
import { levelBefore } from './before.ts';
import { exposure, hoursOf } from './exposure.ts';
import { type Trouble, troubleQuantity } from './trouble.ts';

const CONFIDENCE = 0.95;
const SURE = 0.999;
/** Minutes under which a counter does not show that events have stopped, and the minutes watched instead. Judgements. */
const BRIEF = 1;
const WATCHED = 5;
/** Below this share of failures a service is called well again; a judgement, for the person to set. */
const WELL = 0.01;
/** So few requests prove nothing to anybody, whatever the share was. Judgement. */
const FEW = 10;

const secondsWords = (minutes: number): string => (minutes * 60 < 1 ? 'a second' : `${Math.ceil(minutes * 60)} s`);

const baselineOf = (q: Quantity) => `${q.quote}${q.approximate ? ' (approximate in the input)' : ''}`;

/** Zero events in t at a rate r: confidence 1 - e^(-rt) that the rate fell (THEORY §3). */
export function byRate(c: Context, idsFor: (observable: string) => string[]): ReportCheck[] {
  const trouble = troubleQuantity(c, 'rate');
  if (!trouble) return [];
  const { q, observable, measure } = trouble;
  const perMinute = q.value * 60;
  const t95 = -Math.log(1 - CONFIDENCE) / perMinute;
  const t999 = -Math.log(1 - SURE) / perMinute;
  return [
    {
      for: idsFor(observable),
      observable,
      measure,
      onlyWhen: exposure(c),
      was: { kind: 'rate', value: perMinute },
      ...hoursOf(c),
      baseline: baselineOf(q),
      threshold: `none in ${minutesWords(t95 < BRIEF ? WATCHED : t95)}`,
      window:
        t95 < BRIEF
          ? `${minutesWords(WATCHED)}, so that a counter shows more than one reading (a judgement); at this rate ${secondsWords(t95)} without one is 95 % evidence that it fell, ${secondsWords(t999)} is 99.9 %`
          : `${minutesWords(t95)} without one is 95 % evidence that the rate fell, ${minutesWords(t999)} is 99.9 %; if they come in bursts, that is a minimum`,
      formula: `t = -ln(1 - confidence) / rate, rate = ${trim(perMinute)} a minute`,
    },
  ];
}

/** Zero failures in n: 95 % evidence for a share below s when n = ln(0.05) / ln(1 - s) (THEORY §3). */
export function byShare(c: Context, idsFor: (observable: string) => string[]): ReportCheck[] {
  const trouble = troubleQuantity(c, 'share');
  if (!trouble) return [];
  const { q, observable, measure } = trouble;
  const usual = shareBefore(c, q);
  if (usual) return [backToUsual(c, trouble, usual, idsFor(observable))];
  const fewest = Math.ceil(Math.log(1 - CONFIDENCE) / Math.log(1 - q.value));
  const n = Math.max(fewest, Math.ceil(Math.log(1 - CONFIDENCE) / Math.log(1 - WELL)));
  return [
    {
      for: idsFor(observable),
      observable,
      measure,
      onlyWhen: exposure(c),
      was: { kind: 'share', value: q.value },
      ...hoursOf(c),
      baseline: baselineOf(q),
      threshold: `none in ${n} requests of the same kind`,
      window:
        n === fewest || fewest < FEW
          ? `${n} requests without a failure are 95 % evidence for a share below ${shareWords(n === fewest ? q.value : WELL)}`
          : `${fewest} requests without a failure are 95 % evidence for a share below ${shareWords(q.value)}, ${n} for one below ${shareWords(WELL)}`,
      formula: `n = ln(1 - 0.95) / ln(1 - share), share = ${trim(q.value)}${n === fewest ? '' : ` and ${WELL}`}`,
    },
  ];
}

/** The share of before, where it is told and is none of nothing. */
function shareBefore(c: Context, q: Quantity): { readonly share: number; readonly text: string } | undefined {
  const text = levelBefore(c, q);
  const share = Number.parseFloat(text?.match(/\d[\d.]*/)?.[0] ?? '') / 100;
  return text && share > 0 && share < q.value / 2 ? { share, text: text.includes('%') ? text : `${text} %` } : undefined;
}

/** So many failures at the usual share tell it from another. Judgement. */
const EXPECTED = 10;

/** What always fails a little is well again when it fails as little. */
function backToUsual(c: Context, { q, observable, measure }: Trouble, usual: { share: number; text: string }, ids: string[]): ReportCheck {
  const n = Math.ceil(EXPECTED / usual.share);
  return {
    for: ids,
    observable,
    measure,
    onlyWhen: exposure(c),
    was: { kind: 'share', value: q.value },
    ...hoursOf(c),
    baseline: baselineOf(q),
    threshold: `back at ${usual.text}, as before`,
    window: `${n} requests: at ${usual.text} ${EXPECTED} of them fail, and twice as many are too many`,
    formula: `n = ${EXPECTED} / ${trim(usual.share)}`,
  };
}

/** As given, in per cent: "0.8 %". */
const shareWords = (x: number) => `${trim(100 * x)} %`;

const trim = (x: number) => String(Number(x.toPrecision(3)));
