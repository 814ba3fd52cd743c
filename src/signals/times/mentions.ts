import type { FieldText } from '../types.ts';
import { tokensOf } from './tokens.ts';
import type { Mention, Token } from './types.ts';

/** Fields that tell what happened; code and stack hold times of other things. */
const TOLD = new Set(['symptoms', 'occurrence_pattern', 'blast_radius']);

/** Between two tokens of one time: "Mon, 10:00", "2 March from 08:50", "12:00 PDT (today)". */
const JOINER = /^[\s,(]{0,3}(?:(?:on|at|from|since|around|about|by|of|the) ){0,2}[~≈]?$/i;
/** Between the ends of an interval. */
const RANGE = /^\s{0,2}(?:-|–|—|to|until|till|through|\.\.+)\s{0,2}(?:about |around |~)?$/i;

/** Log lines in a row say no more than their first and last. */
const MOST = 400;

/** Dates and times of the fields that tell the incident, each with its day where the text puts one beside it. */
export function mentionsOf(fields: readonly FieldText[]): Mention[] {
  return fields.filter((f) => TOLD.has(f.field)).flatMap((f) => mentionsIn(f));
}

export function mentionsIn({ field, text }: FieldText): Mention[] {
  const tokens = withoutLogs(tokensOf(text), text).filter((token) => !isInterval(text, token));
  const groups: Token[][] = [];
  for (const t of tokens) {
    const group = groups[groups.length - 1];
    const last = group?.[group.length - 1];
    if (group && last && joins(group, last, t, text)) group.push(t);
    else groups.push([t]);
  }
  const mentions = groups.map((g): Mention => merge(g, field, text));
  return shareAcrossRanges(halfSettled(mentions, text), text);
}

const HALF = 720;
/** "At about four" beside 16:20 is the four of the afternoon; alone it is an hour at which people are awake. */
function halfSettled(mentions: readonly Mention[], text: string): Mention[] {
  return mentions.map((m) => {
    if (m.either !== true || m.clock === undefined) return m;
    const others = mentions.filter((o) => o.clock !== undefined && o.either !== true);
    const near = others.sort((a, b) => Math.abs(a.start - m.start) - Math.abs(b.start - m.start))[0]?.clock;
    const early = m.clock;
    const late = /night|morning/.test(m.part ?? text.slice(m.end, m.end + 40)) ? early : early + HALF;
    if (near === undefined) return { ...m, clock: late > early && early >= 7 * 60 ? early : late };
    return { ...m, clock: Math.abs(near - early) <= Math.abs(near - late) ? early : late };
  });
}

/** A cell of a table that holds hours, minutes and seconds, and no day: an age or a lag, as psql prints it. */
function isInterval(text: string, { start, end }: Token): boolean {
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const cell = /^-?\d{1,4}:\d\d:\d\d(?:\.\d+)?[^\S\n]*(?=\||\n|$)/.exec(text.slice(start, end + 24));
  return cell !== null && /\|[^\S\n]*$/.test(before);
}

export const isRange = (a: Mention, b: Mention, text: string): boolean => {
  if (a.field !== b.field || b.start - a.end > 12 || a.clock === undefined || b.clock === undefined) return false;
  const between = text.slice(a.end, b.start);
  return (
    RANGE.test(between) ||
    (/^\s?and\s?(?:about |around |~)?$/i.test(between) &&
      /\bbetween (?:about |around |~)?$/i.test(text.slice(Math.max(0, a.start - 16), a.start)))
  );
};

function joins(group: readonly Token[], last: Token, next: Token, text: string): boolean {
  if (next.start - last.end > 16) return false;
  const between = text.slice(last.end, next.start);
  if (between.includes('\n')) return false;
  const has = (k: 'clock' | 'day') => group.some((t) => t[k] !== undefined);
  if (next.clock !== undefined && has('clock')) return false;
  if (next.clock !== undefined)
    return JOINER.test(between) || (/^\s?(?:window|window of)\s$/.test(between) && has('day')) || /^ ?night ?$/.test(between);
  if (next.day === undefined || !JOINER.test(between)) return false;
  if (!has('day')) return true;
  // "today, 2 March", "Thursday 23 Oct", "today (Thu)": two names of one day.
  const kinds = [...group.flatMap((t) => (t.day ? [t.day.kind] : [])), next.day.kind];
  return (
    new Set(kinds).size === kinds.length &&
    !(last.day?.kind === 'weekday' && next.day.kind === 'offset') &&
    !kinds.includes('vague') &&
    !/,/.test(between.replace(/^, /, '')) &&
    !(kinds.includes('offset') && /^,/.test(between) && has('clock'))
  );
}

function merge(group: readonly Token[], field: FieldText['field'], text: string): Mention {
  const first = group[0] as Token;
  const start = first.start;
  const end = (group[group.length - 1] as Token).end;
  const clock = group.find((t) => t.clock !== undefined);
  const days = group.filter((t) => t.day !== undefined);
  const civil = days.find((t) => t.day?.kind === 'civil');
  const weekday = days.find((t) => t.day?.kind === 'weekday');
  const best = civil ?? days.find((t) => t.day?.kind === 'offset') ?? days[0];
  const day = best?.day?.kind === 'civil' && weekday?.day?.kind === 'weekday' ? { ...best.day, weekday: weekday.day.weekday } : best?.day;
  const part = group.find((t) => t.part)?.part;
  const dayText = days.map((t) => text.slice(t.start, t.end)).join(' ');
  return {
    field,
    start,
    end,
    text: text.slice(start, end),
    clockText: clock && !clock.stamp ? text.slice(clock.start, clock.end).trim() : '',
    dayText: clock?.stamp ? '' : dayText.replace(/^(?:the|on) /, ''),
    ...(clock?.clock === undefined ? {} : { clock: clock.clock }),
    ...(clock?.either ? { either: true } : {}),
    ...(clock?.zone ? { zone: clock.zone } : {}),
    ...(day ? { day } : {}),
    ...(part ? { part } : {}),
    approximate: group.some((t) => t.approximate),
    stamp: clock?.stamp ?? false,
  };
}

/** "14:00-19:00 UTC": the zone stands once, and so does the day. */
function shareAcrossRanges(mentions: readonly Mention[], text: string): Mention[] {
  const out = [...mentions];
  for (let i = 0; i + 1 < out.length; i++) {
    const [a, b] = [out[i] as Mention, out[i + 1] as Mention];
    if (!isRange(a, b, text)) continue;
    const zone = a.zone ?? b.zone;
    const day = a.day ?? b.day;
    const dayText = a.dayText || b.dayText;
    const shared = { ...(zone ? { zone } : {}), ...(day ? { day } : {}), dayText };
    // "11-12:30 PM": the half of the day stands once, too.
    out[i] = { ...a, ...shared };
    out[i + 1] = { ...b, ...shared };
  }
  return out;
}

/** Keeps the first and last of each run of lines that begin with a machine's stamp; bounds the rest. */
function withoutLogs(tokens: readonly Token[], text: string): Token[] {
  const kept: Token[] = [];
  let run: Token[] = [];
  let lineEnd = -1;
  const flush = () => {
    const [first] = run;
    const last = run[run.length - 1];
    if (first) kept.push(first);
    if (last && last !== first) kept.push(last);
    run = [];
  };
  for (const t of tokens) {
    // A second time inside a line that a full stamp opens belongs to the line.
    if (run.length > 0 && t.start < lineEnd) {
      if (!run[run.length - 1]?.stamp) kept.push(t);
      continue;
    }
    if (!opensLogLine(t, text)) {
      flush();
      kept.push(t);
      continue;
    }
    if (run.length > 0 && t.start - lineEnd > 24) flush();
    run.push(t);
    const at = text.indexOf('\n', t.end);
    lineEnd = at < 0 ? text.length : at;
  }
  flush();
  kept.sort((a, b) => a.start - b.start);
  return kept.length <= MOST ? kept : [...kept.slice(0, MOST / 2), ...kept.slice(-MOST / 2)];
}

function opensLogLine(t: Token, text: string): boolean {
  if (!t.stamp && (t.clock === undefined || !/:\d\d:\d\d/.test(text.slice(t.start, t.end)))) return false;
  const before = text.slice(Math.max(0, t.start - 24), t.start);
  const newline = before.lastIndexOf('\n');
  if (newline < 0 && t.start > 24) return false;
  return (t.stamp ? /^\W{0,8}[\dA-Za-z]{0,8}\W*$/ : /^\W{0,6}(?:[A-Z]?\d{0,4}|[A-Z][a-z]{2} \d\d) ?$/).test(before.slice(newline + 1));
}
