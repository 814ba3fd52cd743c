import type { Span } from '../../incident/types.ts';
import { anyOf, NUMBER_WORDS } from '../../text/index.ts';
import type { FieldText } from '../types.ts';
import type { Derived, Parts } from './types.ts';
import { near, numberIn, shown, spanOf, textsOf, time } from './words.ts';

const NUMBER = String.raw`(\d{1,3}(?:,\d{3}){1,3}|\d{2,12}(?:\.\d)?)( ?(?:k|thousand|million|M))?`;
const DONE = anyOf`
  sent | processed | done | migrated | delivered | imported | indexed | copied | completed? | restored | synced | exported | uploaded | converted | paid | settled
  posted | mailed | backfilled | replayed | written | finished | re-?encrypted | rotated | updated | patched | upgraded | enrolled | notified | billed | invoiced | loaded
`;
/** "2,340 of about 4,100 sent", "12,000 out of 50,000 rows are migrated". */
const PART = new RegExp(
  String.raw`(?<![\w.,:/-])${NUMBER} (?:of|out of|/) (?:the |all |our |these |its )?(about |around |some |roughly |~ ?|ca\.? )?${NUMBER}((?: [a-z][\w-]{1,20}){0,3}?) (?:have been |has been |had been |are |were |was |is |got |only )?(${DONE})\b`,
  'gi',
);
const NOT = /\b(?:not|never|un|fail\w*|without|no|twice|wrong\w*|late|duplicate\w*|only)\b/i;
const LEAST = 20;

/** What of a whole is not done, where only what is done is told. */
export function notDoneYet({ prose }: Parts): Derived[] {
  return prose
    .flatMap(({ field, text }) =>
      [...text.matchAll(PART)].flatMap((m): Derived[] => {
        const [quote, a = '', au = '', about = '', b = '', bu = '', things = '', verb = ''] = m;
        const [part, whole] = [numberIn(`${a}${au}`), numberIn(`${b}${bu}`)];
        const before = text.slice(Math.max(0, m.index - 24), m.index);
        if (!(part < whole) || whole < LEAST || NOT.test(things) || /\b(?:not|no|than|least)\b[^.;\n]*$/i.test(before)) return [];
        const left = whole - part;
        // It is told already.
        if (text.replaceAll(',', '').includes(String(left))) return [];
        const approx = about === '' ? '' : 'about ';
        return [
          {
            id: 'not-done',
            text: `${approx ? 'About ' : ''}${shown(left)} of ${approx}${shown(whole)}${things} (${shown((left / whole) * 100)} %) are not ${verb.toLowerCase()}.`,
            formula: `${shown(whole)} - ${shown(part)} = ${shown(left)}`,
            value: left,
            unit: '',
            inputs: [{ field, start: m.index, end: m.index + quote.length, quote }],
          },
        ];
      }),
    )
    .slice(0, 1);
}

const RUN = anyOf`run | backup | base backup | sync | success | export | import | snapshot | execution | dump | refresh | job | reconciliation | vacuum | report | upload | renewal | scan`;
const COUNT = String.raw`(\d{1,4}(?:\.\d)?|${Object.keys(NUMBER_WORDS).join('|')})`;
const UNIT = anyOf`min(?:ute)?s? | h(?:ours?)? | hrs? | d(?:ays?)? | weeks?`;
/** "last successful backup 9 days ago", "last success: 31 h ago". */
const LAST = new RegExp(
  String.raw`\blast (?:successful |good |complete[d]? |ok |full |known good ){0,2}(?:${RUN})s?\b[^.;\n\d]{0,24}?\b${COUNT} ?(${UNIT}) (?:ago|old|back)\b`,
  'gi',
);
const EVERY = new RegExp(
  String.raw`\b(?:(hourly|nightly|daily|weekly|every night|each night|every day|every hour|once a day|once an hour)|every ${COUNT} ?(${UNIT}))\b`,
  'gi',
);
const NAMED: Readonly<Record<string, number>> = { hourly: 3600, 'every hour': 3600, 'once an hour': 3600, weekly: 604_800 };
const DAY = 86_400;
const SECONDS: readonly (readonly [RegExp, number])[] = [
  [/^min/i, 60],
  [/^h/i, 3600],
  [/^d/i, DAY],
  [/^w/i, 604_800],
];
const CLOSE = 240;
/** Of fewer than two runs nobody speaks: the next one may be under way. */
const FEWEST = 2;

const secondsOf = (count: string, unit: string): number =>
  (NUMBER_WORDS[count.toLowerCase()] ?? Number(count)) * (SECONDS.find(([re]) => re.test(unit))?.[1] ?? Number.NaN);

interface Told extends Span {
  readonly seconds: number;
}

/** How many runs of a schedule have passed since the last one that was well. */
export function runsMissed(parts: Parts): Derived[] {
  const told = parts.prose.flatMap(lastAndEvery)[0] ?? textsOf(parts).flatMap(cronJobs)[0];
  if (!told) return [];
  const { last, every, name } = told;
  const missed = Math.floor(last.seconds / every.seconds + 0.1);
  if (missed < FEWEST) return [];
  return [
    {
      id: 'runs-missed',
      text: name
        ? `The last run of ${name} was begun ${time(last.seconds)} ago: about ${shown(missed)} runs of its schedule have not begun since.`
        : `Since the last one that was well, ${time(last.seconds)} ago, about ${shown(missed)} more were due.`,
      formula: `${time(last.seconds)} / ${time(every.seconds)} = ${shown(last.seconds / every.seconds)}`,
      value: missed,
      unit: 'runs',
      inputs: [last, every].filter((s, i, all) => all.findIndex((o) => o.start === s.start && o.field === s.field) === i).map(spanOf),
      // Runs that began and failed are runs.
      ...(name ? { shows: ['job-did-not-run', 'yes'] as const, reliability: 0.85 } : {}),
    },
  ];
}

interface Pair {
  readonly last: Told;
  readonly every: Told;
  readonly name: string;
}

function lastAndEvery({ field, text }: FieldText): Pair[] {
  const at = (m: RegExpMatchArray): Span => ({ field, start: m.index ?? 0, end: (m.index ?? 0) + m[0].length, quote: m[0] });
  const every = [...text.matchAll(EVERY)].map((m) => ({
    ...at(m),
    seconds: m[1] ? (NAMED[m[1].toLowerCase()] ?? DAY) : secondsOf(m[2] ?? '', m[3] ?? ''),
  }));
  return [...text.matchAll(LAST)].flatMap((m): Pair[] => {
    const last = { ...at(m), seconds: secondsOf(m[1] ?? '', m[2] ?? '') };
    const close = every.filter((e) => near(e, last, CLOSE) && e.seconds > 0);
    // Two schedules beside it: nobody knows which is meant.
    const [one] = close;
    return one && new Set(close.map((e) => e.seconds)).size === 1 && last.seconds > 0 ? [{ last, every: one, name: '' }] : [];
  });
}

/** A row of `kubectl get cronjob`: schedule, suspended, active, last schedule, age. */
const GAP = String.raw`[ \t]{1,40}`;
const CRON = String.raw`(?:[\d*,/-]{1,12} ){4}[\d*,/-]{1,12}`;
const CRONJOB = new RegExp(
  String.raw`^[ \t>*-]{0,8}([a-z][\w.-]{1,80})${GAP}(${CRON})${GAP}(?:\S{1,30}${GAP})?(?:True|False)${GAP}\d{1,3}${GAP}((?:\d{1,4}[dhms]){1,2})[ \t]`,
  'gm',
);

function cronJobs({ field, text }: FieldText): Pair[] {
  return [...text.matchAll(CRONJOB)].flatMap((m): Pair[] => {
    const [whole, name = '', schedule = '', age = ''] = m;
    const lead = whole.length - whole.trimStart().length;
    const quote = whole.trim();
    const at = { field, start: m.index + lead, end: m.index + lead + quote.length, quote };
    const seconds = [...age.matchAll(/(\d+)([dhms])/g)].reduce(
      (sum, [, n, u = 's']) => sum + Number(n) * ({ d: DAY, h: 3600, m: 60 }[u] ?? 1),
      0,
    );
    const every = everyOf(schedule);
    return every > 0 ? [{ last: { ...at, seconds }, every: { ...at, seconds: every }, name }] : [];
  });
}

/** Seconds between the runs of a plain schedule; none of one that leaves days out. */
function everyOf(schedule: string): number {
  const [minute = '', hour = '', day = '', month = '', week = ''] = schedule.split(' ');
  if (day !== '*' || month !== '*' || week !== '*') return Number.NaN;
  const step = (field: string): number => Number(/^\*\/(\d{1,2})$/.exec(field)?.[1] ?? Number.NaN);
  if (hour === '*') return minute === '*' ? 60 : /^\d{1,2}$/.test(minute) ? 3600 : step(minute) * 60;
  if (!/^\d{1,2}$/.test(minute)) return Number.NaN;
  return /^\d{1,2}$/.test(hour) ? DAY : step(hour) * 3600;
}
