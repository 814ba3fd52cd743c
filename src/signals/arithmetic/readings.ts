import type { Span } from '../../incident/types.ts';
import { words } from '../../text/index.ts';
import type { FieldText } from '../types.ts';
import { type Kind, limitAbove, measured } from './limits.ts';
import { riseTowardsLimit } from './runs.ts';
import { seriesIn } from './series/find.ts';
import type { Derived, Parts } from './types.ts';
import { shown, spanOf, time } from './words.ts';

const N = String.raw`(\d[\d,]{0,14}(?:\.\d{1,3})?)(?: ?(%|[KMGT]i?B?\b|k\b|million\b))?`;
const T = String.raw`(\d\d:\d\d)(?::\d\d)?`;
const WORDS = String.raw`(?: [a-z][\w-]{1,20}){0,3}`;
/** "1,200,000 at 09:00, 2,000,000 at 09:40", "from 480k at 10:00 to 410k by 10:30". */
const NUMBER_FIRST = new RegExp(
  String.raw`(?<![\d.:,/-])${N}${WORDS} \(?(?:at|by) ${T}\)?(?:,| and| to|;| ->| →|, now| but){1,2} (?:it (?:is|was) )?(?:only |still |now )?${N}${WORDS} \(?(?:at|by) ${T}`,
  'gi',
);
/** "09:00 lag 1,200,000" and under it "09:40 lag 2,000,000"; "09:00: 1.2M, 09:40: 2.0M". */
const TIME_FIRST = new RegExp(
  String.raw`(?<![\d.:-])${T}Z?:? {1,4}((?:[a-z_][\w.-]{1,30}[ =:]{1,3}){0,2})${N}${WORDS}(?:,|;|\n| ->| →)\s{0,8}(?:and )?${T}Z?:? {1,4}((?:[a-z_][\w.-]{1,30}[ =:]{1,3}){0,2})${N}`,
  'gi',
);
/** Things of which two readings make a rate: they wait, are held or are counted up. */
const BACKLOG = words`lag | backlog | queue\w* | depth | pending | waiting | unprocessed | outbox | behind | unacked | messages_ready | to do | outstanding`;
const HELD = words`
  connections? | conns? | fds? | descriptors? | inodes? | rows? | segments? | threads? | sessions? | used | disk | volume | heap | memory | rss | wal | partitions? | files
  objects? | sequence | xid | age | ids? | offset | counter | total | storage | quota
`;
/** What goes up and down by itself makes no rate. */
const LEVELS = words`minutes? | seconds? | hours? | latency | p\d\d | cpu | load | ms | rate | rps | qps | req\/s | errors?\/s | temperature | per | usual\w* | normal\w* | yesterday`;
const DEADLINE = new RegExp(
  String.raw`\b(?:deadline|until|cut-?off|due|has to be (?:done|empty)|must be (?:done|empty)|window ends|opens|ready)\b(?: is| by| at)? (?:by |at )?${T}`,
  'i',
);
const NAME_REACH = 90;
const NAME_NEAR = 50;
const DAY = 1440;
/** A change of less is no change. Judgement. */
const LEAST = 0.02;

interface Reading extends Span {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly since: string;
  readonly at: string;
  readonly kind: Kind;
}

/** Two readings of one counter or backlog with their times: the pace, and when its limit or its end is reached. */
export function twoReadings(parts: Parts): Derived[] {
  if (riseTowardsLimit(parts).length > 0) return [];
  const found = parts.prose.flatMap(readingsIn);
  if (found.length === 0) return [];
  const series = seriesIn(parts.prose);
  const [first] = found.filter((r) => !series.some((s) => s.field === r.field && s.start < r.end && r.start < s.end));
  return first ? told(first, parts) : [];
}

const minutesOf = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));
const clockAt = (minutes: number): string => {
  const m = ((Math.round(minutes) % DAY) + DAY) % DAY;
  return `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`;
};
const after = (from: string, to: string): number => (minutesOf(to) - minutesOf(from) + DAY) % DAY;

/** What lies more than half a day apart is told out of order. */
const inOrder = (from = '', to = ''): boolean => after(from, to) >= 1 && after(from, to) <= DAY / 2;

function readingsIn({ field, text }: FieldText): Reading[] {
  const reading = (m: RegExpMatchArray, [n1, u1, t1, n2, u2, t2]: readonly (string | undefined)[], named: string): Reading[] => {
    const start = m.index ?? 0;
    const before = text.slice(Math.max(0, start - NAME_REACH), start);
    const clause = before.slice(Math.max(before.lastIndexOf('. '), before.lastIndexOf('\n'), before.lastIndexOf(';')) + 1);
    const said = `${clause} ${named} ${m[0]}`.replaceAll('_', ' ');
    const own = `${clause.slice(-NAME_NEAR)} ${named} ${m[0]}`.replaceAll('_', ' ');
    const [one, other] = [measured(n1 ?? '', u1 ?? u2), measured(n2 ?? '', u2 ?? u1)];
    if (one.kind !== other.kind || LEVELS.test(own) || !(BACKLOG.test(said) || HELD.test(said))) return [];
    if (
      Math.abs(other.value - one.value) < LEAST * Math.max(one.value, other.value) ||
      one.value < 10 ||
      other.value === 0 ||
      !inOrder(t1, t2)
    )
      return [];
    const name = BACKLOG.exec(own)?.[0] ?? HELD.exec(own)?.[0] ?? BACKLOG.exec(said)?.[0] ?? HELD.exec(said)?.[0] ?? '';
    const at = { field, start, end: start + m[0].length, quote: m[0] };
    return [{ ...at, name, from: one.value, to: other.value, since: t1 ?? '', at: t2 ?? '', kind: one.kind }];
  };
  return [
    ...[...text.matchAll(NUMBER_FIRST)].flatMap((m) => reading(m, m.slice(1, 7), '')),
    ...[...text.matchAll(TIME_FIRST)].flatMap((m) => {
      const [, t1, name = '', n1, u1, t2, again = '', n2, u2] = m;
      return name.trim() === again.trim() || again === '' ? reading(m, [n1, u1, t1, n2, u2, t2], name) : [];
    }),
  ];
}

const amount = (value: number, kind: Kind): string =>
  kind === 'percent'
    ? `${shown(value)} %`
    : kind === 'bytes'
      ? value >= 1e9
        ? `${shown(value / 1e9)} GB`
        : `${shown(value / 1e6)} MB`
      : shown(value);

function told(r: Reading, parts: Parts): Derived[] {
  const minutes = after(r.since, r.at);
  const pace = (r.to - r.from) / minutes;
  const hourly = Math.abs(pace) * 60;
  const formula = `(${amount(r.to, r.kind)} - ${amount(r.from, r.kind)}) / ${minutes} min = ${pace < 0 ? '-' : ''}${amount(hourly, r.kind)} an hour`;
  const waits = BACKLOG.test(r.name);
  const same = { id: 'two-readings', value: pace * 60, unit: 'an hour' };
  if (pace < 0) {
    // What is held need not go to nothing; what waits does.
    if (!waits) return [];
    const left = r.to / -pace;
    const end = minutesOf(r.at) + left;
    const due = parts.prose.map(({ field, text }) => ({ field, m: DEADLINE.exec(text) })).find(({ m }) => m);
    const [deadline, quote] = [due?.m?.[1], due?.m?.[0] ?? ''];
    const until = deadline ? after(r.at, deadline) : 0;
    const beside = deadline ? (left <= until ? `, before ${deadline}` : `: ${time((left - until) * 60)} after ${deadline}`) : '';
    const span = due?.m && deadline ? [{ field: due.field, start: due.m.index, end: due.m.index + quote.length, quote }] : [];
    return [
      {
        ...same,
        text: `“${r.name}” falls by ${amount(hourly, r.kind)} an hour: at that pace the ${amount(r.to, r.kind)} that are left are done in ${time(left * 60)}, at about ${clockAt(end)}${beside}.`,
        formula: `${formula}; ${amount(r.to, r.kind)} / that = ${time(left * 60)}`,
        inputs: [spanOf(r), ...span],
      },
    ];
  }
  const limit = r.kind === 'percent' ? undefined : limitAbove(parts.prose, r.to, r.kind, r.quote + r.name);
  const most = r.kind === 'percent' ? 100 : limit?.value;
  const left = most === undefined ? undefined : (most - r.to) / pace;
  // A rate alone of what is merely held is worth little.
  if (!waits && left === undefined) return [];
  const ends =
    left === undefined || most === undefined
      ? ''
      : `: at that pace ${amount(most, r.kind)} are reached in ${time(left * 60)}${left < DAY ? `, at about ${clockAt(minutesOf(r.at) + left)}` : ''}`;
  return [
    {
      ...same,
      text: `“${r.name}” grows by ${amount(hourly, r.kind)} an hour between ${r.since} and ${r.at}${ends}.`,
      formula: `${formula}${left === undefined || most === undefined ? '' : `; (${amount(most, r.kind)} - ${amount(r.to, r.kind)}) / that = ${time(left * 60)}`}`,
      inputs: [spanOf(r), ...(limit ? [spanOf(limit)] : [])],
      ...(waits ? { shows: ['backlog-grows', 'yes'] as const, reliability: 0.9 } : {}),
    },
  ];
}
