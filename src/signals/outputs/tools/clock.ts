import { INDIRECT, says } from '../lines.ts';
import type { Claim, Line, OutputReader } from '../types.ts';

/** Judgements, in seconds: tokens and leases fail from about here on; within that nothing does. */
const WRONG = 0.5;
const RIGHT = 0.05;
/** Unit of ntpq's offset. */
const MS = 1000;

const byOffset = (line: Line, seconds: number): Claim[] => {
  if (seconds >= WRONG) return [says(line, 'clock-skewed')];
  return seconds <= RIGHT ? [says(line, 'clock-skewed', 'no')] : [];
};

/** chronyc tracking: an offset counts as right only where the clock follows a source. */
export const chrony: OutputReader = {
  id: 'chronyc',
  needs: [['leap status'], ['of ntp time']],
  read: (page) => {
    const away = page.lines.find((l) => /^Leap status\s*: Not synchronised/.test(l.text));
    const claims = page.lines.flatMap((line): Claim[] => {
      const m = /^System time\s*: (\d{1,12}(?:\.\d+)?) seconds (?:slow|fast) of NTP time/.exec(line.text);
      return m ? byOffset(line, Number(m[1])).filter((c) => c.value === 'yes' || !away) : [];
    });
    return { claims: [...claims, ...(away && claims.length === 0 ? [says(away, 'clock-skewed', 'yes', {}, INDIRECT)] : [])] };
  },
};

/** timedatectl: a clock that follows nothing runs away, how far it does not say. */
export const timedatectl: OutputReader = {
  id: 'timedatectl',
  needs: ['system clock synchronized:', 'ntp synchronized:'],
  read: (page) => ({
    claims: page.lines
      .filter((l) => /^(?:System clock|NTP) synchronized: no\b/.test(l.text))
      .map((l) => says(l, 'clock-skewed', 'yes', {}, INDIRECT)),
  }),
};

/** ntpq -p: the peer that is followed has a star. */
export const ntpq: OutputReader = {
  id: 'ntpq',
  needs: [['refid', 'jitter', 'offset']],
  read: (page) => {
    const head = page.lines.findIndex((l) => /^remote\s+refid\s+st\s+t\s+when\s+poll\s+reach\s+delay\s+offset\s+jitter$/.test(l.text));
    if (head < 0) return { claims: [] };
    const peers = page.lines.slice(head + 1, head + 20).flatMap((line) => {
      const m =
        /^([*+#xo.-]?)[\w.:-]{2,60}\s+\S{1,40}\s+\d{1,2}\s+\w\s+\S{1,6}\s+\d{1,5}\s+(\d{1,3})\s+[\d.]{1,12}\s+([+-]?\d{1,12}(?:\.\d+)?)\s+[\d.]{1,12}$/.exec(
          line.text,
        );
      return m ? [{ line, followed: m[1] === '*', reach: m[2], offset: Math.abs(Number(m[3])) / MS }] : [];
    });
    const followed = peers.find((p) => p.followed);
    const wrong = peers.find((p) => p.reach !== '0' && p.offset >= WRONG);
    if (wrong) return { claims: [says(wrong.line, 'clock-skewed')] };
    return { claims: followed ? byOffset(followed.line, followed.offset) : [] };
  },
};
