import type { Span } from '../../incident/types.ts';
import { anyOf } from '../../text/index.ts';
import { clockOf, type LogLine, logLines } from './logs.ts';
import type { Derived, Parts } from './types.ts';
import { shown, spanOf, time } from './words.ts';

const WORK = /^(?:job|job_?id|task|task_?id|message|message_?id|msg|msg_?id|message-id|messageid|event_?id|jid)$/;
/** `worker-3`, `pod=ingest-7f`, `consumer-1`: who logs the line. */
const WHO = /(?:^|\s)((?:worker|pod|node|consumer|host|instance|inst|runner|agent|executor)[-_=:]?[\w.-]*\d[\w.-]*)\b/i;
const BEGINS = new RegExp(
  String.raw`\b${anyOf`active | start(?:s|ed|ing)? | begins? | began | picked(?: up)? | processing | received | claimed | running | locked`}\b`,
  'i',
);
const ENDS = new RegExp(
  String.raw`\b${anyOf`finish(?:es|ed)? | complet(?:es|ed) | done | fail(?:s|ed) | ack(?:ed|nowledged)? | succeeded | lost lock | missing lock`}\b`,
  'i',
);

const whoOf = (line: LogLine): string | undefined => WHO.exec(line.text)?.[1]?.toLowerCase();
const workOf = (line: LogLine): string | undefined => line.ids.find(([name, value]) => WORK.test(name) && /\d/.test(value))?.[1];

/** One job or message that a second worker begins while the first is at work on it. */
export function oneJobTwoWorkers(parts: Parts): Derived[] {
  const lines = logLines(parts);
  for (const second of lines) {
    const [id, who] = [workOf(second), whoOf(second)];
    if (!id || !who || !BEGINS.test(second.text) || ENDS.test(second.text)) continue;
    const mine = lines.filter((l) => workOf(l) === id && l.field === second.field);
    const first = mine.find(
      (l) => l.at < second.at && whoOf(l) !== undefined && whoOf(l) !== who && BEGINS.test(l.text) && !ENDS.test(l.text),
    );
    if (!first) continue;
    const other = whoOf(first);
    const over = mine.find((l) => whoOf(l) === other && ENDS.test(l.text));
    // Handed over after its end is no overlap; without an end in the log nothing is known.
    if (!over || over.at <= second.at) continue;
    const taken = second.at - first.at;
    const begun = mine.filter((l) => BEGINS.test(l.text) && !ENDS.test(l.text));
    const often = evenly(begun.map((l) => l.at));
    return [
      {
        id: 'one-job-two-workers',
        text: `${id} was begun by ${other}, and ${time(taken)} later by ${who}, while ${other} went on with it for another ${time(over.at - second.at)}: it was handed out again before its first run had ended${often}.`,
        formula: `${other} ${clockOf(first)} to ${clockOf(over)}, ${who} from ${clockOf(second)}`,
        value: taken,
        unit: 's',
        inputs: [spanOf(second), spanOf(first), spanOf(over)],
        shows: ['handling-outlasts-lease', 'yes'],
        reliability: 0.95,
      },
      {
        id: 'one-job-run-twice',
        text: `${id} was worked on by ${other} and by ${who}.`,
        formula: `${id}: ${other}, ${who}`,
        value: 2,
        unit: 'runs',
        inputs: [spanOf(second), spanOf(first)],
        shows: ['processed-twice', 'yes'],
        reliability: 0.95,
      },
    ];
  }
  return [];
}

/** Gaps that differ by less than this share are one interval. Judgement. */
const EVEN = 0.1;

/** " (5 times, 60 min apart each time)": a lease that ends again and again. */
function evenly(at: readonly number[]): string {
  const gaps = at.slice(1).map((t, i) => t - (at[i] ?? 0));
  const [least, most] = [Math.min(...gaps), Math.max(...gaps)];
  return gaps.length >= 2 && least > 0 && most - least <= EVEN * most ? ` (${at.length} times, ${time(least)} apart each time)` : '';
}

const LOADS = /\b(?:cfg|config\w*|reload\w*|loaded|load|generation|gen|snapshot|ruleset|rules|sync\w*|catalog\w*|registry)\b/i;
const FEWEST = 50;

/** Two lines of one kind of which one loaded nothing: an empty list that was taken for a list. */
export function nothingLoaded(parts: Parts): Derived[] {
  const lines = logLines(parts).filter((l) => LOADS.test(l.text));
  for (const empty of lines) {
    const zero = empty.ids.find(([name, value]) => value === '0' && !/err|fail|retr|skip|warn|drop|lag|exit|status|code/.test(name));
    if (!zero) continue;
    const full = lines.find((l) => l.field === empty.field && shape(l) === shape(empty) && Number(named(l, zero[0])) >= FEWEST);
    if (!full) continue;
    const many = Number(named(full, zero[0]));
    return [
      {
        id: 'nothing-loaded',
        text: `At ${clockOf(empty)} ${zero[0]} was 0, where it is ${shown(many)} at ${clockOf(full)}: an empty set was loaded and taken as valid.`,
        formula: `${zero[0]}: 0 against ${shown(many)}`,
        value: many,
        unit: zero[0],
        inputs: [spanOf(empty), spanOf(full)],
        shows: ['setting-wrong-or-missing', 'yes'],
        reliability: 0.85,
      },
    ];
  }
  return [];
}

const named = (line: LogLine, name: string): string | undefined => line.ids.find(([key]) => key === name)?.[1];
const shape = (line: LogLine): string => line.text.replace(/=\S+/g, '=').replace(/\d+/g, '#');

const SIZE = String.raw`(\d{1,5}(?:\.\d{1,2})?) ?([KMGT]i?B|%)`;
/** "6.1 GiB …, rises from 20:19, 11.9 GiB at 20:31". */
const RISE = new RegExp(
  String.raw`${SIZE}[^.;\n]{0,80}?(?:\.\d[^.;\n]{0,80}?)?\b(?:from|at|since) (\d\d):(\d\d)\b[^;\n]{0,60}?\b(?:to )?${SIZE} (?:at|by) (\d\d):(\d\d)\b`,
  'g',
);
const LIMIT = new RegExp(String.raw`\b(?:limit(?:s|ed)?|capacity|quota|max(?:imum)?)(?: is| of| to|:)? ?${SIZE}`, 'gi');

/** A level that leaves its place at a told minute: how fast it goes, and what it reaches when. */
export function riseTowardsLimit(parts: Parts): Derived[] {
  for (const { field, text } of parts.prose)
    for (const m of text.matchAll(RISE)) {
      const [, from, unit, h1, m1, to, same, h2, m2] = m;
      const minutes = ((((Number(h2) - Number(h1)) * 60 + Number(m2) - Number(m1)) % 1440) + 1440) % 1440;
      const [low, high] = [Number(from), Number(to)];
      if (unit !== same || !(high > low * 1.2) || minutes < 1 || minutes > 720) continue;
      const slope = (high - low) / minutes;
      const limit = limitOf(parts, unit ?? '');
      const ends =
        limit && limit.value > low ? `; ${shown(limit.value)} ${unit} are reached after ${shown((limit.value - low) / slope)} min` : '';
      return [
        {
          id: 'rise-towards-limit',
          text: `From ${h1}:${m1} it grows by ${shown(slope)} ${unit} a minute, to ${shown(high / low)} times its level${ends}: look for what began at ${h1}:${m1}, not at the first alert.`,
          formula: `(${shown(high)} - ${shown(low)}) ${unit} / ${minutes} min = ${shown(slope)} ${unit}/min`,
          value: slope,
          unit: `${unit} a minute`,
          inputs: [{ field, start: m.index, end: m.index + m[0].length, quote: m[0] }, ...(limit ? [spanOf(limit)] : [])],
        },
      ];
    }
  return [];
}

function limitOf({ prose }: Parts, unit: string): (Span & { value: number }) | undefined {
  for (const { field, text } of prose)
    for (const m of text.matchAll(LIMIT))
      if (m[2] === unit) return { field, start: m.index, end: m.index + m[0].length, quote: m[0], value: Number(m[1]) };
  return undefined;
}
