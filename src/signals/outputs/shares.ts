import { says } from './lines.ts';
import type { Claim, Place } from './types.ts';

/** Judgements: shares of the processor in percent. */
const BUSY = 90;
const IDLE = 80;
const STEAL = 10;
const WAIT = 30;

export interface Shares extends Place {
  readonly busy: number;
  readonly idle: number;
  readonly wait: number;
  readonly steal: number;
}

/** What the shares of a processor's time say, of a whole machine. */
export function ofShares(s: Shares): Claim[] {
  return [
    ...(s.busy >= BUSY ? [says(s, 'cpu-high')] : []),
    ...(s.idle >= IDLE ? [says(s, 'cpu-high', 'no')] : []),
    ...(s.steal >= STEAL ? [says(s, 'cpu-steal-high')] : []),
    ...(s.steal < 1 ? [says(s, 'cpu-steal-high', 'no')] : []),
    ...(s.wait >= WAIT ? [says(s, 'disk-latency-high')] : []),
  ];
}
