import { says } from '../lines.ts';
import { number, tablesOf } from '../table.ts';
import type { Claim, Line, OutputReader, Place } from '../types.ts';

/** A proxy's answers that say what happened, and from how many lines on they are no chance. Judgement. */
const BY_STATUS: Readonly<Record<number, string>> = {
  401: 'unauthorized-error',
  403: 'permission-denied-error',
  429: 'rate-limited',
  499: 'caller-gives-up-first',
  502: 'bad-gateway',
  503: 'service-unavailable',
  504: 'gateway-timeout',
};
const SEVERAL = 3;
/** Among many answers that are well a few are not. */
const SHARE = 0.02;

interface Answered extends Place {
  readonly status: number;
  /** Seconds, where the line has them. */
  readonly took: number;
}

/** The common log format, with the request's time behind it where that was added. */
const COMMON = /"(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) [^"]{1,600}" (\d{3}) (?:\d{1,12}|-)(.{0,400})$/;
const LABELLED = /\b(?:rt|request_time|urt|upstream_response_time|duration|took)=["']?(\d{1,5}\.\d{1,6})/;
const LAST = /(?:^|\s)(\d{1,5}\.\d{3})(?=\s|$)/;

function answered(line: Line): Answered[] {
  const m = COMMON.exec(line.text);
  if (!m) return balanced(line);
  const took = LABELLED.exec(m[2] ?? '') ?? LAST.exec((m[2] ?? '').replace(/"[^"]{0,300}"/g, ''));
  return [{ start: line.start, end: line.end, status: Number(m[1]), took: took ? Number(took[1]) : Number.NaN }];
}

/** An application load balancer's: kind, time, balancer, client, target, three times, two statuses. */
function balanced(line: Line): Answered[] {
  const m =
    /^(?:https?|h2|grpcs?|wss?) \d{4}-\d\d-\d\dT\S{8,20} \S{3,100} \S{7,50} \S{1,50} (-?\d{1,5}(?:\.\d+)?) (-?\d{1,5}(?:\.\d+)?) (-?\d{1,5}(?:\.\d+)?) (\d{3}|-) (\d{3}|-) /.exec(
      line.text,
    );
  if (!m) return [];
  const times = m.slice(1, 4).map(Number);
  return [
    {
      start: line.start,
      end: line.end,
      status: Number(m[4]),
      took: times.every((t) => t >= 0) ? times.reduce((a, b) => a + b, 0) : Number.NaN,
    },
  ];
}

/** Lines of nginx, Apache or a balancer; three at least. */
export const accessLog: OutputReader = {
  id: 'access-log',
  needs: [' http/1.', ' http/2', 'https 20', 'h2 20'],
  read: (page) => {
    const lines = page.lines.flatMap(answered);
    if (lines.length < SEVERAL) return { claims: [] };
    const claims = Object.entries(BY_STATUS).flatMap(([status, observable]): Claim[] => {
      const hit = lines.filter((l) => l.status === Number(status));
      return hit[0] && hit.length >= SEVERAL ? [says(hit[0], observable)] : [];
    });
    return { claims: [...claims, ...atOneTime(lines)] };
  },
};

/** Failures that all took the same whole seconds: a time-out cut them. */
function atOneTime(lines: readonly Answered[]): Claim[] {
  const cut = lines.filter((l) => (l.status === 499 || l.status >= 500) && l.took >= 1);
  const first = cut[0];
  if (!first || cut.length < SEVERAL) return [];
  const whole = Math.round(first.took);
  return cut.every((l) => Math.abs(l.took - whole) <= 0.02 * whole) ? [says(first, 'waits-exactly-the-timeout')] : [];
}

/** Statuses counted: "  8123 200" and "  1203 504", a line each, as uniq -c prints them. */
export const statusCounts: OutputReader = {
  id: 'status-counts',
  needs: [' 200', '200 ', '|200'],
  read: (page) => {
    const plain = page.lines.flatMap((line) => {
      const m = /^(\d{1,9})\s+"?([1-5]\d\d)"?$/.exec(line.text);
      return m ? [{ start: line.start, end: line.end, n: Number(m[1]), status: Number(m[2]) }] : [];
    });
    const table = tablesOf(page, { columns: ['status', 'count', 'requests'], needs: ['status', 'count'] }).flat();
    const counts = [...plain, ...table.map((r) => ({ start: r.start, end: r.end, n: number(r, 'count'), status: number(r, 'status') }))];
    const all = counts.reduce((sum, c) => sum + c.n, 0);
    if (counts.length < 2 || !counts.some((c) => c.status === 200)) return { claims: [] };
    return {
      claims: counts.flatMap((c) =>
        BY_STATUS[c.status] !== undefined && c.n >= SEVERAL && c.n >= SHARE * all ? [says(c, BY_STATUS[c.status] ?? '')] : [],
      ),
    };
  },
};
