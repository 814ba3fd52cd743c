import type { Span } from '../../incident/types.ts';
import { anyOf } from '../../text/index.ts';
import { bytesOf } from '../outputs/index.ts';
import { numberOf, secondsIn, WORD_NUMBER } from '../quantities/numbers.ts';
import type { FieldText } from '../types.ts';
import { namelessIn } from './deleted.ts';
import type { Derived, Parts } from './types.ts';
import { shown, spanOf, time } from './words.ts';

const AMOUNT = String.raw`(\d[\d,]{0,9}(?:\.\d{1,3})? ?[kMGT])i?B\b`;
/** "an hour and a half", "2 hours, 30 minutes", "an hour or two": more than the first number says. */
const AND_MORE = String.raw`,?(?: and)? (?:(?:(?:an? |one |two |three )?(?:half|quarters?)|\d{1,2} ?(?:m|mins?|minutes?|h|hrs?|hours?))\b|or (?:two|three|more|\d))`;
const DURATION = String.raw`(?:about |some |just |only |less than |under |not even )?(\d{1,5}(?:\.\d)?|${WORD_NUMBER})[ -]?(minutes?|mins?|hours?|hrs?|h|days?|nights?|weeks?)\b(?!${AND_MORE})`;
const CLOCK = String.raw`([01]?\d|2[0-3]):([0-5]\d)`;
const GAVE = anyOf`
  freed(?: up)? | free(?:ing)? up | reclaimed | gained | gave(?: it| us| them)?(?: back)? | got(?: back)? | won | added | adding
  (?:extended|enlarged|grew|grown|expanded|resized)[^.;\n]{0,30}?\bby
`;
const GONE = anyOf`
  gone(?: again)? | (?:was |were |is |are )?full again | used up(?: again)? | eaten(?: up)?(?: again)? | filled(?: up)? again
  full(?= (?:in|within|after)\b)
`;
/** "freed 600 MB, gone in 91 minutes", "added 50 GB, it lasted three hours". */
const FOR_A_TIME = new RegExp(
  String.raw`\b${GAVE} (?:about |some |another |only |roughly )?${AMOUNT}([^.\n]{0,120}?)\b(?:${GONE}(?: in| within| after|,)? ${DURATION}(?: later)?|lasted (?:for )?${DURATION}|(?:for|bought us|within) ${DURATION}[^.;\n]{0,24}\b${GONE})`,
  'gi',
);
/** "added 50 GB at 10:00, full again at 14:00", "at 00:25 I freed 2 GB; gone by 01:56". */
const BY_THE_CLOCK = new RegExp(
  String.raw`\b${GAVE} (?:about |some |another |only |roughly )?${AMOUNT}([^.\n]{0,120}?)\b${GONE} (?:at|by|since) ${CLOCK}\b`,
  'gi',
);
const CLOCKS = new RegExp(String.raw`\b(?:at )?${CLOCK}\b`, 'gi');
/** In one breath before. Judgement. */
const BEFORE = 60;
/** Memory fills otherwise than a disk, and a day between is not told by clocks. */
const OF_MEMORY = /\b(?:ram|memory|heap|swap|cache|buffers?)\b/i;
const OTHER_DAY =
  /\b(?:yesterday|today|tomorrow|next|days?|night|morning|evening|mon|tue|wed|thu|fri|sat|sun)(?:day|nesday|rsday|urday|s?day)?\b/i;
/** Between the amount and its end: nothing else that could be gone. */
const OF_IT =
  /(?:^|[,;:(–-])(?:\s|\d{1,2}:\d\d|(?<=\s)\/\S*(?=\s|$)|\b(?:at|it|that|this|these|those|they|which|was|were|is|are|all|had|been|but|and|only|again|then|the|space|room|to|on|volume|disk|partition|mount)(?![\w-]))*$/i;
const DAY = 86_400;
/** How near two rates lie that are one. Judgement. */
const AGREE = 0.1;
/** What came and went in less says nothing of a day. Judgement. */
const SHORTEST = 60;

interface Refill extends Span {
  readonly amount: string;
  readonly bytes: number;
  readonly seconds: number;
}

/** Space that was freed or added and was gone again: how fast it fills. */
export function refillRate(parts: Parts): Derived[] {
  const [first] = parts.prose.flatMap((t) => [...forATime(t), ...byTheClock(t)]);
  if (!first) return [];
  const daily = (first.bytes / first.seconds) * DAY;
  const beside = toldRate(parts, daily) ?? toldFill(parts, first, daily);
  const nameless = namelessIn(parts);
  const held = nameless ? ` What du does not find (${size(nameless.bytes)}) is ${time((nameless.bytes / daily) * DAY)} of that.` : '';
  return [
    {
      id: 'refill-rate',
      text: `${first.amount} that came free were gone in ${time(first.seconds)}: it fills by ${size(daily)} a day.${beside?.text ?? ''}${held}`,
      formula: `${first.amount} / ${time(first.seconds)} = ${size(daily)} a day${beside ? `; ${beside.formula}` : ''}${nameless ? `; ${size(nameless.bytes)} / ${size(daily)} a day = ${time((nameless.bytes / daily) * DAY)}` : ''}`,
      value: daily,
      unit: 'bytes a day',
      inputs: [spanOf(first), ...(beside ? [spanOf(beside.at)] : []), ...(nameless ? [spanOf(nameless.used), spanOf(nameless.found)] : [])],
    },
  ];
}

/** Units as df counts them. */
const size = (bytes: number): string =>
  bytes >= 2 ** 40 ? `${shown(bytes / 2 ** 40)} TB` : bytes >= 2 ** 30 ? `${shown(bytes / 2 ** 30)} GB` : `${shown(bytes / 2 ** 20)} MB`;
const amountIn = (text: string): number => bytesOf(text.replace(/,/g, ''));
const secondsOf = (n: string, unit: string): number => numberOf(n) * (secondsIn(unit) ?? Number.NaN);

function refill({ field, text }: FieldText, m: RegExpExecArray, seconds: number, start = m.index): Refill[] {
  const [, amount = '', between = ''] = m;
  const end = m.index + m[0].length;
  const [bytes, quote] = [amountIn(amount), text.slice(start, end)];
  if (!OF_IT.test(between) || !(bytes > 0) || !(seconds >= SHORTEST) || OF_MEMORY.test(quote)) return [];
  return [{ field, start, end, quote, amount: `${amount.trim().toUpperCase()}B`, bytes, seconds }];
}

const forATime = (t: FieldText): Refill[] =>
  [...t.text.matchAll(FOR_A_TIME)].flatMap((m) => {
    const [n, unit] = [m[3] ?? m[5] ?? m[7] ?? '', m[4] ?? m[6] ?? m[8] ?? ''];
    return refill(t, m, secondsOf(n, unit));
  });

/** It came at the clock that is told nearest: behind the amount, or else before it in the same sentence. */
const byTheClock = (t: FieldText): Refill[] =>
  [...t.text.matchAll(BY_THE_CLOCK)].flatMap((m) => {
    const [, , between = '', hour, minute] = m;
    const behind = [...between.matchAll(CLOCKS)];
    const at = Math.max(0, m.index - BEFORE);
    const before = [...t.text.slice(at, m.index).matchAll(CLOCKS)].at(-1);
    const from = behind[0] ?? before;
    // Of two behind it one tells of something else.
    if (!from || behind.length > 1) return [];
    const start = behind[0] ? m.index : at + from.index;
    const quote = t.text.slice(start, m.index + m[0].length);
    if (OTHER_DAY.test(quote) || /[.;\n]/.test(t.text.slice(start, m.index))) return [];
    const minutes = Number(hour) * 60 + Number(minute) - Number(from[1]) * 60 - Number(from[2]);
    return refill(t, m, ((minutes + 1440) % 1440) * 60, start);
  });

const RATE = new RegExp(String.raw`(?<![\w.])${AMOUNT} ?(?:a |an |per |each |every |/ ?)(day|hour|minute|d|h|min)\b`, 'gi');
const PER: Readonly<Record<string, number>> = { day: DAY, d: DAY, hour: 3600, h: 3600, minute: 60, min: 60 };

interface Beside {
  readonly text: string;
  readonly formula: string;
  readonly at: Span;
}

const agrees = (a: number, b: number): boolean => Math.abs(a / b - 1) <= AGREE;

/** A rate that the incident tells, where it is the same one. */
function toldRate({ prose }: Parts, daily: number): Beside | undefined {
  for (const { field, text } of prose)
    for (const m of text.matchAll(RATE)) {
      const told = (amountIn(m[1] ?? '') / (PER[(m[2] ?? '').toLowerCase()] ?? Number.NaN)) * DAY;
      if (!agrees(told, daily)) continue;
      const at = { field, start: m.index, end: m.index + m[0].length, quote: m[0] };
      return { text: ` That is the ${m[0]} that are told.`, formula: `${size(told)} a day told`, at };
    }
  return undefined;
}

const FILLS = anyOf`filled | grew | grown | written | wrote | accumulated | piled up | collected`;
const WHOLE = new RegExp(
  String.raw`\b(?:${FILLS}(?: up)?(?: by| with)? (?:about |some )?${AMOUNT}|${AMOUNT}(?: (?:have|has|had|were|was|been|are))* ${FILLS})[^.;\n]{0,30}?\b(?:in|within|over|during)(?: (?:the|last|past|about|some))* ${DURATION}`,
  'gi',
);
/** The whole is so many times what was freed. Judgement. */
const WHOLE_OF = 3;

/** What filled in all and over which time, and whether it did so at that rate. */
function toldFill({ prose }: Parts, first: Refill, daily: number): Beside | undefined {
  for (const { field, text } of prose)
    for (const m of text.matchAll(WHOLE)) {
      const [bytes, seconds] = [amountIn(m[1] ?? m[2] ?? ''), secondsOf(m[3] ?? '', m[4] ?? '')];
      if (!(bytes >= WHOLE_OF * first.bytes) || !(seconds > 0)) continue;
      const whole = (bytes / seconds) * DAY;
      const at = { field, start: m.index, end: m.index + m[0].length, quote: m[0] };
      return {
        text: agrees(whole, daily)
          ? ` “${m[0]}” is the same rate: one thing fills it all the time.`
          : ` “${m[0]}” is ${size(whole)} a day: it did not fill at one rate.`,
        formula: `${size(bytes)} / ${time(seconds)} = ${size(whole)} a day`,
        at,
      };
    }
  return undefined;
}
