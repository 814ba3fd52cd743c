import { words } from '../../text/index.ts';
import type { Quantity } from '../types.ts';
import type { Derived, Parts } from './types.ts';
import { near, shown, spanOf, time } from './words.ts';

const CALLS = words`
  requests? | calls? | checkouts? | orders? | posts? | quer(?:y|ies) | messages? | log-?ins? | sign-?ins? | payments?
  search(?:es)? | views? | jobs? | uploads? | transactions? | bookings?
`;
const PEOPLE = /\b(?:users?|customers?|pods?|hosts?|nodes?|sellers?|tenants?|accounts?|shoppers?|guests?|cpu|memory|disk)\b/i;
const FAILURES = /\b(?:times|errors?|fail\w*|exceptions?|lines?|timeouts?|violations?|5\d\ds?|crash\w*|appearing|alerts?|conflicts?)\b/i;
const PERIODS: readonly (readonly [RegExp, number, string])[] = [
  [/sec|\/ ?s$/i, 1, 'a second'],
  [/min|\/ ?m$/i, 60, 'a minute'],
  [/h(?:our|r)?\b/i, 3600, 'an hour'],
  [/day|\/ ?d$/i, 86400, 'a day'],
];

const periodOf = (q: Quantity) => PERIODS.find(([re]) => re.test(q.unit)) ?? ([/./, 1, 'a second'] as const);

/**
 * A share of the requests and an absolute rate of the failures agree at one request rate only. Where the two count different
 * things, one incident is in truth two.
 */
export function shareAgainstRate({ quantities }: Parts): Derived[] {
  const shares = quantities.filter((q) => q.kind === 'share' && q.value > 0 && q.value < 1 && CALLS.test(q.of) && !PEOPLE.test(q.of));
  const rates = quantities.filter((q) => q.kind === 'rate' && q.value > 0 && FAILURES.test(`${q.of} ${q.unit}`));
  const share = shares.find((s) => rates.some((r) => near(s, r, 320)));
  const rate = share && rates.find((r) => near(share, r, 320));
  if (!share || !rate) return [];
  const [, seconds, period] = periodOf(rate);
  const per = rate.value * seconds;
  const total = per / share.value;
  const what = share.of.replace(/^of (?:all |the |our )*/i, '');
  return [
    {
      id: 'share-against-rate',
      text: `${share.quote} and ${rate.quote} count the same events only at about ${shown(total)} ${what} ${period}. At any other rate they are two things: count how many of the failing ${what} carry the line behind ${rate.quote}.`,
      formula: `${shown(per)} / ${Number(share.value.toPrecision(4))} = ${shown(total)} ${period}`,
      value: total,
      unit: `${what} ${period}`,
      inputs: [spanOf(share), spanOf(rate)],
    },
  ];
}

/** "1,150 of these between 13:00 and 13:30": the rate. */
export function countOverInterval({ quantities, time: facts }: Parts): Derived[] {
  return facts.intervals.flatMap((i) => {
    const minutes = i.to.minutes - i.from.minutes;
    const count = quantities.find(
      (q) =>
        q.kind === 'count' &&
        q.value >= 5 &&
        q.to === undefined &&
        q.field === i.from.field &&
        i.from.start - q.end >= 0 &&
        i.from.start - q.end <= 30 &&
        FAILURES_OR_THESE.test(q.of),
    );
    if (!count || minutes <= 0) return [];
    const hourly = (count.value / minutes) * 60;
    return [
      {
        id: 'count-over-interval',
        text: `${count.quote} in ${shown(minutes)} min is ${shown(hourly)} an hour, or one every ${time((minutes * 60) / count.value)}.`,
        formula: `${shown(count.value)} / ${shown(minutes)} min x 60 = ${shown(hourly)} an hour`,
        value: hourly,
        unit: 'an hour',
        inputs: [spanOf(count), spanOf(i.from), spanOf(i.to)],
      },
    ];
  });
}

const FAILURES_OR_THESE =
  /\b(?:of these|of those|errors?|failures?|exceptions?|timeouts?|tickets?|restarts?|kills?|rejections?|crashes?|alerts?)\b/i;

const EVENTS =
  /\b(?:lines?|errors?|failures?|exceptions?|time-?outs?|restarts?|kills?|crashes?|alerts?|elections?|fail-?overs?|rebalances?|reconnects?|rejections?|retries|evictions?)\b/i;
const WITHIN = /\b(?:in|within|over|during)(?: (?:the|only|about|its|these))?(?: (?:last|worst|first|past))? ?$/i;

/** "33 lines in nine minutes": how often that is. */
export function countInSpan({ quantities, prose }: Parts): Derived[] {
  for (const count of quantities.filter((q) => q.kind === 'count' && q.value >= 10 && q.to === undefined && EVENTS.test(q.of))) {
    const text = prose.find((p) => p.field === count.field)?.text ?? '';
    const span = quantities.find(
      (q) =>
        q.kind === 'duration' &&
        q.field === count.field &&
        q.start >= count.end &&
        q.start - count.end <= 40 &&
        q.to === undefined &&
        q.value >= 30,
    );
    if (!span || !WITHIN.test(text.slice(count.end, span.start))) continue;
    const each = span.value / count.value;
    const often = each >= 1 ? `one every ${time(each)}` : `${shown(1 / each)} a second`;
    return [
      {
        id: 'count-in-span',
        text: `${shown(count.value)} ${count.of} in ${time(span.value)} are ${often}: as long again without one, a few times over, shows that it has ended.`,
        formula: `${time(span.value)} / ${shown(count.value)} = ${each >= 1 ? time(each) : `1 / ${shown(1 / each)} s`}`,
        value: each,
        unit: 's',
        inputs: [spanOf(count), spanOf(span)],
      },
    ];
  }
  return [];
}

const IN = /\b(?:publish\w*|produc\w*|incoming|arriv\w*|enqueu\w*|in rate)\b/i;
const OUT = /\b(?:ack\w*|consum\w*|drain\w*|process\w*|dequeu\w*|handled|out rate)\b/i;

/** What comes in against what is done: how fast the backlog grows. */
export function backlogGrowth({ quantities }: Parts): Derived[] {
  const rates = quantities.filter((q) => q.kind === 'rate');
  const into = rates.find((q) => IN.test(q.of));
  const out = into && rates.find((q) => OUT.test(q.of) && near(q, into, 200));
  if (!into || !out || into.value <= out.value) return [];
  const grows = into.value - out.value;
  return [
    {
      id: 'backlog-growth',
      text: `More comes in than is done: the backlog grows by ${shown(grows)} a second, ${shown(grows * 3600)} an hour, and never empties at these rates.`,
      formula: `${shown(into.value)}/s - ${shown(out.value)}/s = ${shown(grows)}/s`,
      value: grows,
      unit: 'a second',
      inputs: [spanOf(into), spanOf(out)],
      shows: ['backlog-grows', 'yes'],
    },
  ];
}

/** Little's law, L = λ W: requests in flight at the median latency. */
export function inFlight({ quantities }: Parts): Derived[] {
  const rate = quantities.find(
    (q) => q.kind === 'rate' && q.value > 0 && /\b(?:req|requests?|rps|calls?)/i.test(`${q.of} ${q.unit}`) && q.to === undefined,
  );
  const median = rate && quantities.find((q) => q.kind === 'percentile' && q.unit === 'p50' && near(q, rate, 160));
  if (!rate || !median) return [];
  const wait = median.to ?? median.value;
  const count = rate.value * wait;
  return [
    {
      id: 'in-flight',
      text: `At ${rate.quote} and a median of ${time(wait)}, about ${shown(count)} requests are in flight at any time.`,
      formula: `L = λ W: ${shown(rate.value)}/s x ${time(wait)} = ${shown(count)}`,
      value: count,
      unit: 'requests',
      inputs: [spanOf(rate), spanOf(median)],
    },
  ];
}
