import type { Report } from '../../report/types.ts';
import { exposedMinutes, nextStart } from './hours.ts';
import { binomialAtMost, minutesFor, poissonAtMost, requestsFor, shareAtMost } from './statistics.ts';

/** What was counted: events in minutes, of so many requests where those were counted. */
export interface Counted {
  readonly count: number;
  readonly minutes?: number;
  readonly requests?: number;
  /** When the minutes ended, in ms since 1970. */
  readonly at: number;
}

export interface Verdict {
  /** `over`: as sure as asked. `fell`: surely less than it was, and not nothing. `open`: this shows neither. `unknown`: nothing to measure by. */
  readonly verdict: 'over' | 'fell' | 'open' | 'unknown';
  /** That the rate or share is below what it was. */
  readonly confidence?: number;
  /** Minutes that count: those in the hours in which the fault shows. */
  readonly exposed?: number;
  readonly formula?: string;
  /** What is still to be waited for or asked, one sentence each. */
  readonly missing: readonly string[];
  /** What was measured against, as the input says it. */
  readonly baseline?: string;
  readonly text: string;
}

const SURE = 0.95;

type Check = Report['verification']['checks'][number];

/** Is it over? From the figures of the incident itself, and only in the hours in which the fault shows (THEORY §3). */
export function verify(report: Report, seen: Counted): Verdict {
  const of = (kind: 'rate' | 'share') => report.verification.checks.find((c) => c.was?.kind === kind);
  const share = of('share');
  const rate = of('rate');
  if (share?.was && seen.requests !== undefined) return byShare(share, share.was.value, seen, seen.requests);
  if (rate?.was && seen.minutes !== undefined) return byRate(rate, rate.was.value, seen, seen.minutes);
  return unknown(report, share ? 'requests' : rate ? 'minutes' : undefined, seen);
}

/** Of an hour's minutes: less is the rounding of a time. */
const LEAST_TOLD = 0.05;

function byRate(check: Check, rate: number, { count, at }: Counted, minutes: number): Verdict {
  const exposed = check.hours ? exposedMinutes(check.hours, at, minutes) : minutes;
  const confidence = 1 - poissonAtMost(count, rate * exposed);
  const needed = minutesFor(count, rate, SURE);
  const formula =
    count === 0
      ? `1 - e^(-${digits(rate)} a minute x ${words(exposed)})`
      : `1 - P(X <= ${count}), X Poisson of mean ${digits(rate * exposed)}`;
  const short =
    confidence >= SURE
      ? []
      : [`${words(Math.max(0.1, needed - exposed))} more${count === 0 ? ' without one' : ' with no further one'} for ${percent(SURE)}`];
  const early = spellLeft(check, exposed);
  const outside =
    check.hours && minutes - exposed >= LEAST_TOLD
      ? outsideHours(check.hours, minutes, exposed, at, 1 - poissonAtMost(count, rate * minutes))
      : [];
  return judged(check, count, `${count} in ${words(minutes)}`, confidence, formula, { missing: [...short, ...outside], early, exposed });
}

/** It has looked well for so long before, unmended: whatever a rate says, less shows nothing. */
const spellLeft = ({ spell }: Check, minutes: number | undefined): string[] =>
  spell && minutes !== undefined && minutes < spell.minutes ? [`${words(spell.minutes - minutes)} more: ${spell.because}`] : [];

function outsideHours(hours: NonNullable<Check['hours']>, minutes: number, exposed: number, at: number, otherwise: number): string[] {
  const name = `${hours.from} to ${hours.to}${hours.zone ? ` ${hours.zone}` : ''}`;
  const start = nextStart(hours, at);
  const when =
    start === at ? [] : [`the next minutes that count begin at ${new Date(start).toISOString().slice(0, 16).replace('T', ' ')} UTC`];
  return [
    `${words(minutes - exposed)} of the ${words(minutes)} lay outside ${name}, where the fault does not show, and prove nothing (all inside, it would be ${percent(otherwise)}; say when they ended with --at)`,
    ...when,
  ];
}

function byShare(check: Check, share: number, { count, at, minutes }: Counted, requests: number): Verdict {
  const outside = check.hours && minutes !== undefined ? minutes - exposedMinutes(check.hours, at, minutes) : 0;
  const counted = minutes ? Math.floor(requests * (1 - outside / minutes)) : requests;
  const confidence = 1 - binomialAtMost(count, counted, share);
  const needed = requestsFor(count, share, SURE);
  const short =
    confidence >= SURE
      ? []
      : [`${needed - counted} more requests${count === 0 ? ' without a failure' : ' with no further failure'} for ${percent(SURE)}`];
  const early = spellLeft(check, minutes === undefined ? undefined : minutes - outside);
  const hours =
    check.hours && minutes !== undefined && outside > 0
      ? outsideHours(check.hours, minutes, minutes - outside, at, 1 - binomialAtMost(count, requests, share))
      : [];
  const bound = `at most ${percent(shareAtMost(count, Math.max(1, counted), SURE), 2)} fails now (${percent(SURE)})`;
  const formula =
    count === 0 ? `1 - (1 - ${digits(share)})^${counted}` : `1 - P(X <= ${count}), X binomial of ${counted} at ${digits(share)}`;
  const verdict = judged(check, count, `${count} of ${requests} requests`, confidence, formula, { missing: [...short, ...hours], early });
  return counted > 0 ? { ...verdict, text: `${verdict.text} ${bound.charAt(0).toUpperCase()}${bound.slice(1)}.` } : verdict;
}

function judged(
  check: Check,
  count: number,
  counted: string,
  confidence: number,
  formula: string,
  { missing, early, exposed }: { missing: readonly string[]; early: readonly string[]; exposed?: number },
): Verdict {
  const sure = confidence >= SURE && early.length === 0;
  const verdict = sure ? (count === 0 ? 'over' : 'fell') : 'open';
  const opening = {
    over: `Over, with ${percent(confidence)} confidence`,
    fell: `Less than it was, with ${percent(confidence)} confidence, and not over: ${count} still came`,
    open: `Not shown yet: ${percent(confidence)} confidence that it fell${confidence >= SURE ? ', and it has been well for as long before' : ''}`,
  }[verdict];
  return {
    verdict,
    confidence,
    ...(exposed === undefined ? {} : { exposed }),
    formula,
    missing: [...missing, ...early],
    baseline: check.baseline,
    text: `${opening}: ${counted}, where it was ${check.baseline}. It counts ${check.onlyWhen.replace(/^count /, '')}; where they come in bursts, that is a minimum.`,
  };
}

function unknown(report: Report, needs: 'requests' | 'minutes' | undefined, seen: Counted): Verdict {
  const figure = report.verification.checks.find((c) => c.was);
  if (needs && figure)
    return {
      verdict: 'unknown',
      baseline: figure.baseline,
      missing: [
        needs === 'requests'
          ? 'the number of requests among which they were counted: --requests'
          : 'the minutes over which they were counted: --minutes',
      ],
      text: `The incident gives ${figure.baseline}, a ${needs === 'requests' ? 'share of requests' : 'rate'}: ${seen.count} alone cannot be measured by it.`,
    };
  const query = report.verification.checks.find((c) => c.query);
  return {
    verdict: 'unknown',
    missing: [
      'how often it came before: a rate ("40 an hour") or a share of requests in the incident',
      ...(query?.query ? [`the query that gives it: ${query.query}`] : []),
    ],
    text: 'The incident gives no rate and no share of the failures, so no count can be measured by it. Add one: triage add INCIDENT --symptoms "… 40 an hour before".',
  };
}

/** Under 100 % unless it is all: "99.9 %", "> 99.9 %". */
function percent(p: number, decimals = 1): string {
  if (p > 0.9995 && p < 1) return '> 99.9 %';
  return `${Number((100 * p).toFixed(decimals))} %`;
}

const words = (minutes: number): string => `${Number(minutes.toFixed(1))} min`;
const digits = (x: number): string => String(Number(x.toPrecision(3)));
