import { says } from '../lines.ts';
import type { Claim, OutputReader } from '../types.ts';

/** Judgement, as for other stores: a copy is behind from ten seconds on, and up with its primary within one. */
const LATE = 10;
const BEHIND = /^(?:replLag: ')?(-?\d{1,9}) secs \(-?[\d.]{1,8} hrs\) behind the (?:primary|freshest member)/;

/** rs.printSecondaryReplicationInfo(), of the old shell and the new one; a lag is counted below zero by some versions. */
export const secondaries: OutputReader = {
  id: 'mongo-secondaries',
  needs: [['secs (', 'behind the']],
  read: (page) => {
    const lags = page.lines.flatMap((line) => {
      const m = BEHIND.exec(line.text);
      return m ? [{ line, seconds: Math.abs(Number(m[1])) }] : [];
    });
    const late = lags.filter((l) => l.seconds >= LATE);
    const claims: Claim[] = late.map((l) => says(l.line, 'replication-lag'));
    const [first] = lags;
    return {
      claims: late.length === 0 && first && lags.every((l) => l.seconds <= 1) ? [says(first.line, 'replication-lag', 'no')] : claims,
    };
  },
};
