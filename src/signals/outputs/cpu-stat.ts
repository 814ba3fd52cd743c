import type { Place } from './types.ts';

/** The counters of a control group's processor time, as cpu.stat prints them. */
export interface CpuStat extends Place {
  readonly periods: number;
  readonly throttled: number;
  /** Seconds, added up over processors; absent where they were left out. */
  readonly lost?: number;
  /** Seconds of processor time; only version 2 counts them here. */
  readonly used?: number;
}

const IS = String.raw`["']?[ \t]*[:=]?[ \t]*`;
const NEXT = String.raw`[\s,;]{1,12}["']?`;
const STAT = new RegExp(
  String.raw`\bnr_periods${IS}(\d{1,15})\b${NEXT}nr_throttled${IS}(\d{1,15})\b(?:${NEXT}throttled_(usec|time)${IS}(\d{1,20})(?![\w.]))?`,
  'g',
);
/** Version 2 begins with the time that was used. */
const USED = new RegExp(
  String.raw`\busage_usec${IS}(\d{1,20})\b(?:${NEXT}[a-z_.]{1,24}(?:usec|sched_bursts?)${IS}\d{1,20}\b){0,4}${NEXT}$`,
);

/** Characters of what version 2 prints before its periods. Judgement. */
const BEFORE = 300;

/** The share of periods that were cut short, from which it is felt, and under which it is none. Judgement. */
export const FELT = 0.05;
export const NONE = 0.005;
/** Of fewer periods a share tells nothing. Judgement. */
export const FEWEST = 100;

export const shareOf = ({ periods, throttled }: CpuStat): number => throttled / periods;

export function cpuStatsIn(text: string): CpuStat[] {
  return [...text.matchAll(STAT)].flatMap((m) => {
    const [periods, throttled] = [Number(m[1]), Number(m[2])];
    if (!(periods >= FEWEST && throttled <= periods)) return [];
    const used = USED.exec(text.slice(Math.max(0, m.index - BEFORE), m.index));
    return [
      {
        start: m.index,
        end: m.index + m[0].length,
        periods,
        throttled,
        ...(m[4] ? { lost: Number(m[4]) / (m[3] === 'usec' ? 1e6 : 1e9) } : {}),
        ...(used ? { used: Number(used[1]) / 1e6 } : {}),
      },
    ];
  });
}
