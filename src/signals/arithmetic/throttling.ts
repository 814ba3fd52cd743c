import type { Span } from '../../incident/types.ts';
import { type CpuStat, cpuStatsIn, FELT, FEWEST, NONE, shareOf } from '../outputs/index.ts';
import type { FieldText } from '../types.ts';
import type { Derived, Parts } from './types.ts';
import { numberIn, shown, spanOf, textsOf, time } from './words.ts';

type Stat = CpuStat & Span;

/** Quota and period in µs, as cpu.max holds them; in version 1 each has a file. */
const MAX = /\bcpu\.max\b[^\n]{0,120}?(?:\n[ \t]*)?(?<![\d.])(\d{4,8}) (\d{4,7})(?=\s|$)/;
const QUOTA = /\bcfs_quota_us["']?(?:[ \t]{0,4}[:=]\s{0,3}|\s{1,3})(\d{4,8})\b/;
const PERIOD = /\bcfs_period_us["']?(?:[ \t]{0,4}[:=]\s{0,3}|\s{1,3})(\d{4,7})\b/;
/** Linux, "CFS Bandwidth Control": 100 ms by default, in µs. */
const USUAL_PERIOD = 100_000;
/** Between two readings: "sleep 30", "30 s later". */
const BETWEEN = /\bsleep (\d{1,4})\b|\b(\d{1,4}) ?(?:s|sec|seconds) (?:later|after|apart)\b/g;
/** The pause stands in the command before the first reading or between the two, so many characters before. Judgement. */
const COMMAND = 400;
/** Periods more than the time between has: the pause was not exact. Judgement. */
const LONGER = 1.2;
const MORE = 2;
/** Cores that a quota gives. Judgement. */
const FEWEST_CORES = 0.01;
const MOST_CORES = 512;
/** Judgement: the counters tell it, whether the time that was lost is felt is concluded. */
const RELIABILITY = 0.95;
/** More of them need no saying. Judgement. */
const MOST = 3;

/** In which share of its periods a control group was held back by its quota, and for how long. */
export function throttledShare(parts: Parts): Derived[] {
  const texts = textsOf(parts);
  if (!texts.some(({ text }) => text.includes('nr_periods'))) return [];
  const quota = quotaIn(texts);
  const period = (quota?.period ?? USUAL_PERIOD) / 1e6;
  const all = texts.flatMap(({ field, text }) => {
    const stats: Stat[] = cpuStatsIn(text).map((s) => ({ ...s, field, quote: text.slice(s.start, s.end) }));
    return risen(stats, text, period) ?? stats.map((stat) => ({ stat, between: undefined }));
  });
  // Where some are left out, the ones that are held back most are told.
  if (all.length > MOST) all.sort((a, b) => shareOf(b.stat) - shareOf(a.stat));
  const felt = all.some(({ stat }) => shareOf(stat) >= FELT);
  return all.slice(0, MOST).map(({ stat, between }) => {
    const share = shareOf(stat);
    const each = stat.lost !== undefined && stat.throttled > 0 ? stat.lost / stat.throttled : undefined;
    const lost = each === undefined ? '' : `, on average ${time(each)} in each (added up over its processors)`;
    const cores = quota ? ` of ${shown(quota.cores)} cores` : '';
    const used =
      between !== undefined && stat.used !== undefined
        ? ` It used ${shown(stat.used / between)}${quota ? ` of its ${shown(quota.cores)}` : ''} cores meanwhile.`
        : '';
    const shows = share >= FELT ? 'yes' : share < NONE && !felt ? 'no' : undefined;
    return {
      id: 'throttled-share',
      text:
        stat.throttled === 0
          ? `The CPU quota${cores} held the process back in none of ${shown(stat.periods)} periods${between === undefined ? '' : ` within ${time(between)}`}.${used}`
          : `The CPU quota${cores} held the process back in ${shown(share * 100)} % of its periods${between === undefined ? '' : ` within ${time(between)}`}${lost}.${used}`,
      formula: [
        `${shown(stat.throttled)} / ${shown(stat.periods)} = ${shown(share * 100)} %`,
        ...(each === undefined ? [] : [`${shown(stat.lost ?? 0)} s / ${shown(stat.throttled)} = ${time(each)}`]),
        ...(quota ? [`${shown(quota.quota)} / ${shown(quota.period)} = ${shown(quota.cores)} cores`] : []),
        ...(used && between !== undefined
          ? [`${shown(stat.used ?? 0)} s / ${time(between)} = ${shown((stat.used ?? 0) / between)} cores`]
          : []),
      ].join('; '),
      value: share,
      unit: '',
      inputs: [spanOf(stat), ...(quota ? [spanOf(quota)] : [])],
      ...(shows ? { shows: ['cpu-throttled', shows] as const, reliability: RELIABILITY } : {}),
    };
  });
}

/** Two readings of one group a told time apart: what happened between them. */
function risen(stats: readonly Stat[], text: string, period: number): { stat: Stat; between: number | undefined }[] | undefined {
  const [a, b, ...more] = stats;
  if (!a || !b || more.length > 0) return undefined;
  const m = [...text.slice(Math.max(0, a.start - COMMAND), b.start).matchAll(BETWEEN)].at(-1);
  const between = numberIn(m?.[1] ?? m?.[2] ?? '');
  const [periods, throttled] = [b.periods - a.periods, b.throttled - a.throttled];
  // Of two groups the counts are no such neighbours.
  if (!(between > 0) || periods < 1 || throttled < 0 || throttled > periods || periods > (between / period) * LONGER + MORE)
    return undefined;
  if (periods < FEWEST) return [];
  const less = (x: number | undefined, y: number | undefined) => (x !== undefined && y !== undefined && y >= x ? y - x : undefined);
  const { lost: _, used: __, ...rest } = b;
  const [lost, used] = [less(a.lost, b.lost), less(a.used, b.used)];
  const stat = { ...rest, periods, throttled, ...(lost === undefined ? {} : { lost }), ...(used === undefined ? {} : { used }) };
  return [{ stat, between }];
}

function quotaIn(texts: readonly FieldText[]): (Span & { quota: number; period: number; cores: number }) | undefined {
  for (const { field, text } of texts) {
    const max = MAX.exec(text);
    const [old, per] = [QUOTA.exec(text), PERIOD.exec(text)];
    const m = max ?? (per ? old : undefined);
    if (!m) continue;
    const [quota, period] = [Number(m[1]), Number(max ? max[2] : per?.[1])];
    const cores = quota / period;
    if (cores >= FEWEST_CORES && cores <= MOST_CORES)
      return { field, start: m.index, end: m.index + m[0].length, quote: m[0], quota, period, cores };
  }
  return undefined;
}
