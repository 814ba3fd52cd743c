import type { Span } from '../../incident/types.ts';
import { anyOf } from '../../text/index.ts';
import type { Quantity } from '../types.ts';
import type { Derived, Parts, Setting } from './types.ts';
import { near, shown, spanOf, time } from './words.ts';

export interface Limit extends Span {
  readonly seconds: number;
  readonly name: string;
}

/** "a 250 ms deadline", "a 30 s client timeout". */
const NAMED_AFTER = /^[ -]((?:client |request |read |call |upstream )?(?:time-?out|deadline))\b/i;

/** Time-outs that code sets or the text names. */
export function timeoutsOf({ settings, quantities, prose }: Parts): Limit[] {
  const set = settings
    .filter(
      (s): s is Setting & { seconds: number } => s.seconds !== undefined && s.seconds > 0 && /time_?out|deadline|WithTimeout/i.test(s.name),
    )
    .map((s) => ({ ...spanOf(s), seconds: s.seconds, name: s.name }));
  const named = quantities
    .filter((q) => q.kind === 'duration' && q.to === undefined)
    .flatMap((q) => {
      const name = /time-?out|deadline/i.test(q.of)
        ? q.of
        : NAMED_AFTER.exec(prose.find((p) => p.field === q.field)?.text.slice(q.end, q.end + 24) ?? '')?.[1];
      return name ? [{ ...spanOf(q), seconds: q.value, name }] : [];
    });
  return [...set, ...named];
}

const observed = (q: Quantity) =>
  (q.kind === 'percentile' || q.kind === 'duration') &&
  (q.field === 'symptoms' || q.field === 'blast_radius' || q.field === 'occurrence_pattern') &&
  !/time-?out|deadline|ttl|interval/i.test(q.of);

/** Not a call's limit: so long a queue keeps a message from others. */
export const LEASE = /visibility|ack|consumer_?time|lease|lock/i;

/** A latency that equals a time-out: nobody answers, the caller gives up; a repetition that equals a lease: the first run had not ended. */
export function latencyAtTimeout(parts: Parts): Derived[] {
  for (const t of timeoutsOf(parts)) {
    const hit = parts.quantities.find(
      (q) =>
        observed(q) &&
        !(q.field === t.field && near(q, t, 60)) &&
        Math.abs((q.to ?? q.value) - t.seconds) <= t.seconds * 0.02 &&
        t.seconds >= 0.5,
    );
    if (!hit) continue;
    return [
      {
        id: 'latency-at-timeout',
        text: LEASE.test(t.name)
          ? `The ${time(hit.to ?? hit.value)} that is seen is the lease of ${time(t.seconds)} (${t.name}): when it ends the message goes to another worker, so the first run had not finished by then.`
          : `The ${time(hit.to ?? hit.value)} that is seen is the time-out of ${time(t.seconds)} (${t.name}): calls wait it out and get no answer.`,
        formula: `${time(hit.to ?? hit.value)} = ${time(t.seconds)}`,
        value: t.seconds,
        unit: 's',
        inputs: [spanOf(hit), spanOf(t)],
        shows: LEASE.test(t.name) ? ['handling-outlasts-lease', 'yes'] : ['waits-exactly-the-timeout', 'yes'],
      },
    ];
  }
  return [];
}

/** A caller's time-out between the callee's percentiles: the share of calls that it cuts off. */
export function timeoutBetweenPercentiles(parts: Parts): Derived[] {
  const percentiles = parts.quantities.filter((q) => q.kind === 'percentile');
  for (const t of timeoutsOf(parts)) {
    for (const low of percentiles) {
      const high = percentiles.find((q) => near(q, low, 60) && rank(q) > rank(low));
      if (!high) continue;
      const [a, b] = [low.to ?? low.value, high.to ?? high.value];
      if (!(a < t.seconds * 0.97 && t.seconds * 1.03 < b)) continue;
      const [least, most] = [100 - rank(high), 100 - rank(low)];
      return [
        {
          id: 'timeout-between-percentiles',
          text: `A time-out of ${time(t.seconds)} (${t.name}) lies between ${low.unit} ${time(a)} and ${high.unit} ${time(b)}: it cuts off between ${shown(least)} % and ${shown(most)} % of the calls, though they are still worked on.`,
          formula: `${low.unit} ${time(a)} < ${time(t.seconds)} < ${high.unit} ${time(b)}`,
          value: t.seconds,
          unit: 's',
          inputs: [spanOf(t), spanOf(low), spanOf(high)],
        },
      ];
    }
  }
  return [];
}

const rank = (q: Quantity) => Number(q.unit.replace(/^p/, ''));

const WEEKDAY = anyOf`\* | \d(?:-\d)? | [A-Z]{3}(?:-[A-Z]{3})?`;
const CRON = new RegExp(
  String.raw`(?:^|[\s"'\`=(])((?:\d{1,2}|\*)(?:/\d{1,2})? (?:\d{1,2}|\*)(?:/\d{1,2})? \* \* ${WEEKDAY})(?=["'\`\s)]|$)`,
  'gm',
);

/** A schedule whose time is the onset's, within ten minutes after. */
export function scheduleAtOnset({ time: facts, code }: Parts): Derived[] {
  const { onset } = facts;
  if (!onset || onset.approximate) return [];
  const inDay = ((onset.minutes % 1440) + 1440) % 1440;
  for (const m of code.matchAll(CRON)) {
    const [minute, hour] = (m[1] ?? '').split(' ');
    if (!/^\d+$/.test(minute ?? '') || !/^\d+$/.test(hour ?? '')) continue;
    const after = inDay - (Number(hour) * 60 + Number(minute));
    if (after < 0 || after > 10) continue;
    const start = m.index + m[0].indexOf(m[1] ?? '');
    return [
      {
        id: 'schedule-at-onset',
        text: `The onset at ${onset.label} lies ${shown(after)} min after the time of the schedule ${m[1]}, if the schedule runs in the same zone.`,
        formula: `${onset.label} - ${hour?.padStart(2, '0')}:${minute?.padStart(2, '0')} = ${shown(after)} min`,
        value: after,
        unit: 'min',
        inputs: [spanOf(onset), { field: 'code_snippet', start, end: start + (m[1] ?? '').length, quote: m[1] ?? '' }],
      },
    ];
  }
  return [];
}

/** Three moments or more in even steps, beside a setting of that length. */
export function evenSteps({ time: facts, settings }: Parts): Derived[] {
  const starts = [...new Set(facts.instants.filter((i) => !i.derived && !i.approximate).map((i) => Math.round(i.minutes)))].sort(
    (a, b) => a - b,
  );
  const periods = settings.filter(
    (s) => s.seconds !== undefined && s.seconds >= 60 && /ttl|expir|interval|refresh|max_?age|period|lease/i.test(s.name),
  );
  for (const s of periods) {
    const step = (s.seconds ?? 0) / 60;
    const first = starts.find((m) => starts.includes(m + step) && starts.includes(m + 2 * step));
    if (first === undefined) continue;
    const inputs = facts.instants.filter((i) => [first, first + step, first + 2 * step].includes(Math.round(i.minutes))).slice(0, 3);
    return [
      {
        id: 'even-steps',
        text: `The times ${inputs.map((i) => i.label).join(', ')} lie ${shown(step)} min apart, which is the length of ${s.name}.`,
        formula: `${s.quote} = ${shown(step)} min`,
        value: step,
        unit: 'min',
        inputs: [...inputs.map(spanOf), spanOf(s)],
      },
    ];
  }
  return [];
}
