import type { Span } from '../../incident/types.ts';
import { anyOf } from '../../text/index.ts';
import { secondsIn } from '../quantities/numbers.ts';
import { type LogLine, logLines, shared } from './logs.ts';
import { LEASE, type Limit, timeoutsOf } from './timing.ts';
import type { Derived, Parts } from './types.ts';
import { firstOf, shown, spanOf, textsOf, time } from './words.ts';

const GAVE_UP = new RegExp(
  String.raw`\b${anyOf`time[d-]? ?-?outs? | timed out | time-out | 504 | 499 | deadline | gave up | cancell?ed | aborted | failed`}\b`,
  'i',
);
const DONE = new RegExp(
  String.raw`\b${anyOf`ok | done | captured | completed? | finished | committed | succe(?:ss|eded|ssful) | created | sent | stored | saved | charged | 20[0-4]`}\b`,
  'i',
);
const TOOK = /\b(?:in|took|duration[=:]?|elapsed[=:]?|dur[=:])\s?(\d{1,7}(?:\.\d{1,3})?)\s?(ms|s|sec|seconds?)\b/i;
/** How far an attempt may lie from its limit: the way there and back, and a wait before it. */
const CLOSE = 0.03;
const SHORTEST = 0.5;

/** Attempts in a log that end exactly at a limit, and runs of the same thing that are done after it. */
export function cutAtLimit(parts: Parts): Derived[] {
  const lines = logLines(parts);
  for (const limit of timeoutsOf(parts).filter((t) => t.seconds >= SHORTEST && !LEASE.test(t.name))) {
    const cut = attemptsOf(lines).find(
      ({ from, to }) => Math.abs(to.at - from.at - limit.seconds) <= limit.seconds * CLOSE && GAVE_UP.test(to.text) && !covers(limit, to),
    );
    if (!cut) continue;
    const lasted = cut.to.at - cut.from.at;
    const ended: Derived = {
      id: 'attempt-ends-at-limit',
      text: `What began at ${clock(cut.from)} was given up at ${clock(cut.to)}, after ${time(lasted)}: that is the limit of ${time(limit.seconds)} (${limit.name}), not an answer.`,
      formula: `${clock(cut.to)} - ${clock(cut.from)} = ${time(lasted)} = ${time(limit.seconds)}`,
      value: lasted,
      unit: 's',
      inputs: [spanOf(cut.to), spanOf(cut.from), spanOf(limit)],
      shows: ['waits-exactly-the-timeout', 'yes'],
    };
    const late = lines.find((l) => tookOf(l) > limit.seconds && DONE.test(l.text) && shared(l, cut.to));
    return late ? [ended, ...outlived(late, limit, cut.to)] : [ended];
  }
  return [];
}

function outlived(late: LogLine, limit: Limit, cut: LogLine): Derived[] {
  const took = tookOf(late);
  const inputs = [spanOf(late), spanOf(limit), spanOf(cut)];
  const formula = `${time(took)} > ${time(limit.seconds)}`;
  const both = { formula, value: took, unit: 's', inputs };
  return [
    {
      ...both,
      id: 'done-after-limit',
      text: `It was done after ${time(took)}, ${time(took - limit.seconds)} after it had been given up as failed at ${clock(cut)}.`,
      shows: ['done-although-reported-failed', 'yes'],
      reliability: 0.9,
    },
    {
      ...both,
      id: 'limit-below-callee',
      text: `${limit.name} ends after ${time(limit.seconds)} what takes ${time(took)}: the limit is shorter than the work behind it, which goes on.`,
      shows: ['config-timeout-chain-inverted', 'yes'],
      reliability: 0.9,
    },
    {
      ...both,
      id: 'caller-before-callee',
      text: `The caller is told of a failure after ${time(limit.seconds)}, the callee is done after ${time(took)}.`,
      shows: ['caller-gives-up-first', 'yes'],
      reliability: 0.9,
    },
  ];
}

const covers = (a: Span, b: Span): boolean => a.field === b.field && a.start < b.end && b.start < a.end;
const clock = ({ quote }: LogLine): string => /\d\d:\d\d:\d\d(?:[.,]\d{1,3})?/.exec(quote)?.[0] ?? '';

function tookOf({ text }: LogLine): number {
  const m = TOOK.exec(text);
  return m ? Number(m[1]) * (secondsIn((m[2] ?? '').toLowerCase()) ?? 1) : 0;
}

/** Neighbouring lines about one thing. */
const attemptsOf = (lines: readonly LogLine[]): { from: LogLine; to: LogLine }[] =>
  lines.flatMap((to, i) => {
    const from = lines.slice(Math.max(0, i - 12), i).findLast((l) => l.field === to.field && l.at <= to.at && shared(l, to));
    return from ? [{ from, to }] : [];
  });

const BALANCER = /\b(?:HTTPCode_ELB_504(?:_Count)?|ELB[ _]504s?)\b([^.;\n]{0,120})/i;
const TARGET = /\b(?:HTTPCode_Target_5XX(?:_Count)?|target[ _]5xx)\b\W{1,3}(?:is |are |at |stays )?0\b(?![.,]?\d)/i;

/** Errors that a load balancer counts and its targets do not: it made them itself, as it gave up waiting. Of 502 and 503 that is not so: there a target closed or none was there. */
export function balancerMadeIt(parts: Parts): Derived[] {
  const texts = textsOf(parts);
  const [made, target] = [firstOf(texts, BALANCER), firstOf(texts, TARGET)];
  // "1 106" is one number.
  const most = Math.max(
    0,
    ...[...(made?.match[1] ?? '').matchAll(/\d{1,3}(?:[ ,]\d{3})+(?!\d)|\d+/g)].map((m) => Number(m[0].replace(/[ ,]/g, ''))),
  );
  if (!made || !target || most < 1) return [];
  return [
    {
      id: 'balancer-made-it',
      text: `The balancer counts up to ${shown(most)} answers 504 and its targets none of 5xx: it gave up waiting itself, and the targets did not fail.`,
      formula: `${shown(most)} at the balancer, 0 at its targets`,
      value: most,
      unit: '',
      inputs: [spanOf(made), spanOf(target)],
      shows: ['caller-gives-up-first', 'yes'],
    },
  ];
}

interface Layer {
  /** How far from the user: the outer waits for the inner. */
  readonly depth: number;
  readonly called: string;
  readonly name: string;
}

/** The parties of a call path whose place in it is known, from the outside inward. */
const LAYERS: readonly Layer[] = [
  {
    depth: 0,
    called: 'the CDN',
    name: anyOf`origin_read_timeout | origin response time-?out | first_byte_timeout | (?:cloudfront|cdn|fastly) (?:origin )?(?:read |response )?time-?out`,
  },
  {
    depth: 1,
    called: 'the load balancer',
    name: anyOf`
      (?:alb|elb|nlb|load[- ]balancer|balancer|api gateway|application gateway)(?:'s)? (?:idle |integration |request |backend )?time-?out
      idle_timeout(?:\.timeout_seconds)? | timeoutSec
    `,
  },
  {
    depth: 2,
    called: 'the proxy',
    name: anyOf`
      (?:proxy|fastcgi|uwsgi|grpc)_read_timeout | proxy-read-timeout | timeout server
      (?:nginx|ingress|haproxy|envoy|traefik|proxy)(?:'s)? (?:read |request |route |proxy )?time-?out
    `,
  },
  {
    depth: 3,
    called: 'the server',
    name: anyOf`
      (?:gunicorn|uwsgi|puma|unicorn|php-fpm|lambda|worker)(?:'s)? (?:worker |function |request )?time-?out | harakiri | request_terminate_timeout
      max_execution_time
    `,
  },
  {
    depth: 4,
    called: 'the database',
    name: anyOf`statement[_ ]time-?out | query[_ ]time-?out | max_statement_time | (?:db|database|jdbc)(?:'s)? (?:query |statement |socket )?time-?out`,
  },
];
const GIVEN = String.raw`["'\`]?(?: (?:is|of|was|at|set to))?\s{0,3}[:=]?\s{0,3}["']?(\d{1,7}(?:\.\d{1,2})?)\s?(ms|s|sec|secs|seconds?|m|min|minutes?)?\b`;
/** A change of the value, or a rule about it, says nothing of what is in force. */
const IN_FORCE = /^(?!\s{0,2}(?:->|→|to \d))/;

/** So many limits of one party tell enough. */
const MOST = 40;

/** Two limits along one call path of which the outer one is the shorter. */
export function outerBelowInner(parts: Parts): Derived[] {
  const told = LAYERS.flatMap((layer) =>
    textsOf(parts)
      .flatMap((text) => limitsOf(layer, text))
      .slice(0, MOST),
  );
  for (const outer of told) {
    const inner = told.find((each) => each.depth > outer.depth && each.seconds > outer.seconds && each.seconds <= 7200);
    if (!inner) continue;
    return [
      {
        id: 'outer-below-inner',
        text: `${sentence(outer.called)} gives up after ${time(outer.seconds)}, ${inner.called} behind it only after ${time(inner.seconds)}: what takes longer than ${time(outer.seconds)} is reported as failed and goes on.`,
        formula: `${time(outer.seconds)} (${outer.called}) < ${time(inner.seconds)} (${inner.called})`,
        value: outer.seconds,
        unit: 's',
        inputs: [spanOf(outer), spanOf(inner)],
        shows: ['config-timeout-chain-inverted', 'yes'],
      },
    ];
  }
  return [];
}

const sentence = (words: string): string => words.replace(/^./, (c) => c.toUpperCase());

function limitsOf(layer: Layer, { field, text }: { field: Span['field']; text: string }): (Limit & Layer)[] {
  return [...text.matchAll(new RegExp(`(?<![\\w-])${layer.name}${GIVEN}`, 'gi'))].flatMap((m) => {
    const value = Number(m[1]);
    const seconds = value * (secondsIn((m[2] ?? '').toLowerCase()) ?? (value >= 1000 ? 0.001 : 1));
    const end = m.index + m[0].length;
    return seconds > 0 && IN_FORCE.test(text.slice(end, end + 12))
      ? [{ ...layer, field, start: m.index, end, quote: m[0], seconds, name: layer.called }]
      : [];
  });
}
