import { over, says } from '../lines.ts';
import { amount, type Pair, pairsOf } from '../pairs.ts';
import type { Claim, Line, OutputReader } from '../types.ts';

/** Judgements: percent of packets, and how many must have been sent. */
const LOSS = 5;
const SENT = 5;

/** The last lines of ping. */
export const ping: OutputReader = {
  id: 'ping',
  needs: ['packet loss'],
  read: (page) => ({
    claims: page.lines.flatMap((line): Claim[] => {
      const m = /^(\d{1,7}) packets transmitted, \d{1,7} (?:packets )?received,(?: \+\d+ errors,)? (\d{1,3}(?:\.\d+)?)% packet loss/.exec(
        line.text,
      );
      if (!m || Number(m[1]) < SENT) return [];
      return Number(m[2]) >= LOSS
        ? [says(line, 'packet-loss-or-unreachable')]
        : Number(m[2]) === 0
          ? [says(line, 'packet-loss-or-unreachable', 'no')]
          : [];
    }),
  }),
};

/** mtr --report: routers on the way answer as they like, only the last hop counts. */
export const mtr: OutputReader = {
  id: 'mtr',
  needs: [['loss%', 'snt']],
  read: (page) => {
    const head = page.lines.findIndex((l) => /\bLoss%\s+Snt\s+Last\s+Avg\s+Best\s+Wrst\s+StDev$/.test(l.text));
    const hops =
      head < 0
        ? []
        : page.lines.slice(head + 1, head + 1 + 40).flatMap((line) => {
            const m = /^\d{1,2}\.\|--\s+\S{1,100}\s+(\d{1,3}(?:\.\d)?)%\s+(\d{1,6})\s/.exec(line.text);
            return m && Number(m[2]) >= SENT ? [{ line, loss: Number(m[1]) }] : [];
          });
    const last = hops.at(-1);
    if (!last) return { claims: [] };
    return {
      claims:
        last.loss >= LOSS
          ? [says(last.line, 'packet-loss-or-unreachable')]
          : last.loss === 0
            ? [says(last.line, 'packet-loss-or-unreachable', 'no')]
            : [],
    };
  },
};

/** ethtool -S: counters of errors since the link came up. */
export const ethtool: OutputReader = {
  id: 'ethtool',
  needs: ['nic statistics', 'rx_crc_errors'],
  read: (page) => {
    const errors = pairsOf(page).filter((p) =>
      /^(?:(?:rx|tx)_(?:crc|frame|symbol|length|align|fifo|carrier)\w{0,12}|(?:rx|tx)_errors|(?:rx|tx)_\w{0,12}crc\w{0,12}|link_down_events\w{0,6})$/.test(
        p.key,
      ),
    );
    const counted = errors.filter((p) => amount(p.value) > 0);
    if (counted[0]) return { claims: counted.slice(0, 2).map((p) => says(p, 'nic-or-link-errors')) };
    return { claims: errors.length >= 3 ? [says(over(errors), 'nic-or-link-errors', 'no')] : [] };
  },
};

/** Judgements, in seconds: a look-up and an opening that take no whole second are quick. */
const SLOW = 1;
const QUICK = 0.1;
/** A SYN that is repeated comes after one, three and seven seconds. */
const STEPS = [1, 3, 7];

const TIMES = /\b(?:time_)?(namelookup|connect|appconnect|starttransfer|total)[ =:]{1,3}(\d{1,4}[.,]\d{1,6})(?= ?s?\b)/g;

/** `time_namelookup 0.004 time_connect 0.006 time_total 60.013`. */
const inOneLine = (line: Line): Pair[] => {
  const found = [...line.text.matchAll(TIMES)];
  if (found.length < 2) return [];
  return found.map((m) => ({
    key: m[1] ?? '',
    value: m[2] ?? '',
    indent: 0,
    start: line.start + m.index,
    end: line.start + m.index + m[0].length,
  }));
};

/** curl -w with the names of its variables. */
export const curl: OutputReader = {
  id: 'curl-times',
  needs: [['namelookup', 'connect', 'total']],
  read: (page) => {
    const pairs = [...pairsOf(page), ...page.lines.flatMap(inOneLine)].map((p) => ({ ...p, key: p.key.replace(/^time_/, '') }));
    const of = (key: string) => pairs.find((p) => p.key === key && /^\d{1,4}[.,]\d{1,6} ?s?$/.test(p.value));
    const seconds = (key: string): number => amount(of(key)?.value.replace(',', '.'));
    const [look, open] = [of('namelookup'), of('connect')];
    const opening = seconds('connect') - seconds('namelookup');
    return {
      claims: [
        ...(look && seconds('namelookup') >= SLOW ? [says(look, 'dns-lookup-slow')] : []),
        ...(look && seconds('namelookup') <= QUICK ? [says(look, 'dns-lookup-slow', 'no')] : []),
        ...(open && STEPS.some((s) => opening >= s && opening < s + 0.3) ? [says(open, 'connect-takes-retry-steps')] : []),
        ...(open && opening >= 0 && opening <= QUICK ? [says(open, 'connect-takes-retry-steps', 'no')] : []),
      ],
    };
  },
};
