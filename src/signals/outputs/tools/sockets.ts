import { over, says } from '../lines.ts';
import { number, tablesOf } from '../table.ts';
import type { Claim, Line, OutputReader } from '../types.ts';

/** The default range of local ports of Linux holds so many. */
const PORTS = 28_232;
/** Judgements: an application that closes what its peers closed has a handful. */
const PILE = 100;
const HANDFUL = 5;

/** Counts of socket states: `ss -s`, and `ss -tan` or `netstat -an` counted by state. */
export const sockets: OutputReader = {
  id: 'sockets',
  needs: ['time-wait', 'time_wait', 'timewait ', 'close-wait', 'close_wait'],
  read: (page) => {
    const counts = page.lines.flatMap(countOf);
    const of = (state: RegExp) => counts.find((c) => state.test(c.state));
    const [waiting, closing, open] = [of(/^TIME.?WAIT$/i), of(/^CLOSE.?WAIT$/i), of(/^ESTAB/i)];
    const claims: Claim[] = [];
    if (closing && closing.n >= PILE) claims.push(says(closing, 'sockets-in-close-wait'));
    if (counts.length >= 2 && !page.lower.includes('timewait ') && (closing?.n ?? 0) <= HANDFUL && open)
      claims.push(says(closing ?? over(counts), 'sockets-in-close-wait', 'no'));
    // Nearly the whole range; a range that was widened shows more, and then all the more.
    if (waiting && waiting.n >= 0.9 * PORTS) claims.push(says(waiting, 'ports-held-by', 'closed'));
    return { claims };
  },
};

interface Count {
  readonly start: number;
  readonly end: number;
  readonly state: string;
  readonly n: number;
}

const STATES = /^(?:ESTAB(?:LISHED)?|TIME[-_]WAIT|CLOSE[-_]WAIT|SYN[-_]SENT|SYN[-_]RECV|FIN[-_]WAIT[-_]?[12]|LAST[-_]ACK|LISTEN|CLOSING)$/;

function countOf(line: Line): Count[] {
  const at = { start: line.start, end: line.end };
  const summary = /^TCP:.{0,80}\btimewait (\d{1,8})/.exec(line.text);
  if (summary) return [{ ...at, state: 'TIME-WAIT', n: Number(summary[1]) }];
  const m = /^(\d{1,8})\s+([A-Z0-9_-]{5,12})$|^([A-Z0-9_-]{5,12}):?\s+(\d{1,8})$/.exec(line.text);
  const [state, n] = m?.[2] === undefined ? [m?.[3] ?? '', Number(m?.[4])] : [m[2], Number(m[1])];
  return STATES.test(state) ? [{ ...at, state, n }] : [];
}

const LISTEN = ['state', 'recv-q', 'send-q', 'local address:port', 'peer address:port', 'peer address:portprocess', 'process', 'netid'];

/** ss -lnt: what waits to be accepted, and how many may. */
export const listeners: OutputReader = {
  id: 'listeners',
  needs: [['recv-q', 'send-q', 'listen']],
  read: (page) => {
    const rows = tablesOf(page, { columns: LISTEN, needs: ['state', 'recv-q', 'send-q'] })
      .flat()
      .filter((r) => r.cells.get('state')?.text === 'LISTEN');
    const over = rows.filter((r) => number(r, 'recv-q') > number(r, 'send-q') && number(r, 'send-q') > 0);
    return { claims: over.map((r) => says(r, 'accept-queue-overflows')) };
  },
};
