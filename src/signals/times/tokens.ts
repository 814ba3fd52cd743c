import { anyOf, guardedAll, lately } from '../../text/index.ts';
import { numberOf, WORD_NUMBER } from '../quantities/numbers.ts';
import { spokenHours } from './clock-words.ts';
import type { DayRef, Part, Token } from './types.ts';
import { STAMP_ZONE, ZONE, zoneName } from './zones.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const MONTH = anyOf`
  Jan(?:uary)? | Feb(?:ruary)? | Mar(?:ch)? | Apr(?:il)? | May | June? | July? | Aug(?:ust)? | Sept?(?:ember)? | Oct(?:ober)?
  Nov(?:ember)? | Dec(?:ember)?
`;
const WEEKDAY = anyOf`Mon(?:day)? | Tue(?:s(?:day)?)? | Wed(?:nesday)? | Thu(?:rs?(?:day)?)? | Fri(?:day)? | Sat(?:urday)? | Sun(?:day)?`;
const PART = 'morning|afternoon|evening|night|noon|lunch(?:time)?';
const ISH = '(?:-?ish\\b)?';
const AM_PM = '(?: ?([aApP])(?:[mM]\\b|\\.[mM]\\.))';

const STAMP = guardedAll(
  new RegExp(
    String.raw`(?<![\w.:/-])(\d{4})[-/](\d\d)[-/](\d\d)[T ]{1,2}(\d\d):(\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)?(?: ?(${STAMP_ZONE}))?`,
    'g',
  ),
);
const CLF = guardedAll(/(\d\d)\/([A-Z][a-z]{2})\/(\d{4}):(\d\d):(\d\d):(\d\d)(?: ([+-]\d{4}))?/g);
const NOT_WITHIN_NAME = `(?<!${anyOf`[\w.:/#$€£@] | [A-Za-z_]-`})`;
const NOT_LONGER = `(?!${anyOf`\d | :\d | % | \.\d | [A-Za-z_]`})`;
const HOUR_MINUTE = String.raw`([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:[.,]\d{1,9})?)?`;
const CLOCK = guardedAll(
  new RegExp(String.raw`${NOT_WITHIN_NAME}${HOUR_MINUTE}${AM_PM}?${ISH}(?: ?(?:h|hrs|Uhr|o'clock)\b)?(?: ?(${ZONE}))?${NOT_LONGER}`, 'g'),
);
const HOUR12 = guardedAll(new RegExp(`(?<![\\w.:/$€£-])(1[0-2]|[1-9])${AM_PM}(?: ?(${ZONE}))?`, 'g'));
const HOURS = guardedAll(new RegExp(`(?<![\\w.:/-])([01]?\\d|2[0-3])( ?(?:-|–|to) ?)([01]?\\d|2[0-4]) ?(${ZONE})`, 'g'));
const HOUR = new RegExp(`(?<![\\w.:/-])([01]?\\d|2[0-3]) ?(?:h )?((?!Z)${ZONE})(?<![+-]\\d{2,4})`, 'g');
const BEFORE_WORDS = `(?=${anyOf`[ ](?:on|when|after|we|it|the|today|yesterday)\b | [,;)] | \.(?:\s|$) | $`})`;
const DOTTED = new RegExp(String.raw`(?<![\w.:/-])([01]\d|2[0-3])\.([0-5]\d)${anyOf`[ ](${ZONE}) | (?: Uhr\b) | ${BEFORE_WORDS}`}`, 'gm');
const NOON = guardedAll(new RegExp(`\\b(midnight|noon|midday)\\b(?: (${ZONE}))?`, 'gi'));

const ISO_DAY = guardedAll(/(?<![\w./-])(20\d\d)-(\d\d)-(\d\d)(?![\w./-]|:\d)/g);
const NUMERIC_DAY = guardedAll(/(?<![\w./-])(\d{1,2})([./])(\d{1,2})\2(20\d\d)(?![\w/])/g);
const DAY_MONTH = guardedAll(new RegExp(`(?<![\\w.:/-])(\\d{1,2})(?:st|nd|rd|th)? (?:of )?(${MONTH})\\b(?:\\.?,? (20\\d\\d)\\b)?`, 'gi'));
const MONTH_DAY = guardedAll(new RegExp(`\\b(${MONTH})\\.? +(\\d{1,2})(?:st|nd|rd|th)?\\b(?!:\\d|[%.]\\d)(?:,? (20\\d\\d)\\b)?`, 'g'));
const STRETCH = anyOf`(?:[Tt]he )?(?:first|second|third|last) week of | (?:the )?(?:end|beginning|start|middle) of | [Ee]arly | mid | [Ll]ate`;
const IN_MONTH = guardedAll(
  new RegExp(String.raw`\b((?:[Ii]n|[Ss]ince|of|until) (?:${STRETCH} )?|${STRETCH} )(${MONTH})\b(?: (20\d\d))?(?! \d)`, 'g'),
);
const IN_YEAR = guardedAll(/(?:\b(?:in|since|edited|changed|touched)|:) (20[0-3]\d)\b(?![-/:\d]|\.\d)/g);
const NO_TIME_OR_DATE = `(?!${anyOf`[\w:.%] | [ ]?(?:${PART}|${MONTH}|of|may|[A-Z]{2,}|[ap]m)`})`;
const WHICH = anyOf`last | this | next | previous | the | on`;
const WEEKDAY_OR_SHORT = anyOf`${WEEKDAY} | mon | tue | wed | thu | fri`;
const WEEKDAYS = guardedAll(
  new RegExp(
    String.raw`\b(${WHICH} )?(${WEEKDAY_OR_SHORT})\b(?:'s|’s)?(?: (\d{1,2})${NO_TIME_OR_DATE})?(?: (last week))?(?: (${PART})\b)?`,
    'g',
  ),
);
const WEEKDAY_NAME = anyOf`monday | tuesday | wednesday | thursday | friday | saturday | sunday | sat(?= \d) | sun(?= \d)`;
const LOWER_WEEKDAY = guardedAll(
  new RegExp(String.raw`\b(last |this |next )?(${WEEKDAY_NAME})\b(?:'s|’s)?(?: (morning|afternoon|evening|night|noon)\b)?`, 'g'),
);
/** "The day before the release" is counted from the release. */
const OF_EVENT = anyOf`the | a | an | our | it | we | they | this | that | yesterday | last | and | or`;
const RELATIVE_DAY = guardedAll(
  new RegExp(
    String.raw`\b${anyOf`
    (the )?day before yesterday | (yesterday)(?: (${PART})\b|'s\b|’s\b)? | (today)(?:'s\b|’s\b)? | (tonight)
    (tomorrow)(?: (${PART})\b)? | (this (?:${PART})) | (last night|overnight)(?:'s\b|’s\b)? | (same day)
    (last week(?:end)?|previous week) | (last month|previous month) | (last year) | (next week|next month)
    (?:(?:the|this|on|at|over|through) (?=weekend)|(?=weekend:))(weekend(?! of)) | the (week before)(?! ${OF_EVENT}) | (?:the )?((?:day|night) before)(?! ${OF_EVENT})
  `}\b`,
    'gi',
  ),
);
const AGO = guardedAll(
  new RegExp(`(?<![\\w.-])(\\d+|${WORD_NUMBER}) ?(minutes?|mins?|hours?|hrs?|h|days?|d|weeks?|wks?|months?|years?) ago\\b`, 'gi'),
);
/** "Since 3 weeks", "a few weeks ago": so long, and no day. */
const SPANS = anyOf`(?<=\bsince )(?:about |some )?(\d+|a few|few|several|some|${WORD_NUMBER}) (days|weeks|wks|months|years)(?! ago)`;
const SINCE_LONG = guardedAll(
  new RegExp(String.raw`\b${anyOf`${SPANS} | (a few|several|some) (days|weeks|wks|months|years) ago`}\b`, 'gi'),
);
const LONG_AGO = guardedAll(/\b(days|weeks|months|years) ago\b/gi);

/** Every date and time in a text, in order, without overlaps. All patterns are bounded, so the time is linear. */
export const tokensOf = lately((text): readonly Token[] => {
  const found: Token[] = [];
  const add = (m: RegExpMatchArray, rest: Partial<Token>, start = m.index ?? 0, end = start + m[0].length) => {
    if (/\b(?:expires|max-age|not ?after|valid until)\W{0,3}$/i.test(text.slice(Math.max(0, start - 14), start))) return;
    found.push({ start, end, approximate: /ish\b/i.test(m[0]) || isAbout(text, start), stamp: false, ...rest });
  };
  clocks(text, add, found);
  days(text, add);
  return withoutOverlaps(found);
});

type Add = (m: RegExpMatchArray, rest: Partial<Token>, start?: number, end?: number) => void;

const zoned = (zone: string | undefined) => (zone ? { zone: zoneName(zone) } : {});
const clockOf = (h: number, m = 0, s = 0) => h * 60 + m + s / 60;
const half = (hour: number, ap: string | undefined) => (!ap ? hour : ap.toLowerCase() === 'p' ? (hour % 12) + 12 : hour % 12);

function clocks(text: string, add: Add, found: Token[]): void {
  for (const m of STAMP.all(text)) {
    const day = civil(Number(m[2]), Number(m[3]), Number(m[1]));
    if (day && Number(m[4]) < 24)
      add(m, { clock: clockOf(Number(m[4]), Number(m[5]), Number(m[6] ?? 0)), day, ...zoned(m[7]), stamp: true });
  }
  for (const m of CLF.all(text)) {
    const day = civil(monthOf(m[2] ?? ''), Number(m[1]), Number(m[3]));
    if (day && Number(m[4]) < 24) add(m, { clock: clockOf(Number(m[4]), Number(m[5]), Number(m[6])), day, ...zoned(m[7]), stamp: true });
  }
  for (const m of CLOCK.all(text)) {
    const after = text.slice(m.index + m[0].length, m.index + m[0].length + 10);
    if (/^\s?(?:min|minutes|hours|hrs|ratio|split|mix)\b/i.test(after)) continue;
    const hour = Number(m[1]);
    if (m[4] && (hour > 12 || hour === 0)) continue;
    add(m, { clock: clockOf(half(hour, m[4]), Number(m[2]), Number(m[3] ?? 0)), ...zoned(m[5]) });
  }
  for (const m of HOUR12.all(text)) add(m, { clock: clockOf(half(Number(m[1]), m[2])), ...zoned(m[3]) });
  for (const m of HOURS.all(text)) {
    const [from, joiner, to] = [m[1] ?? '', m[2] ?? '', m[3] ?? ''];
    add(m, { clock: clockOf(Number(from)), ...zoned(m[4]) }, m.index, m.index + from.length);
    add(m, { clock: clockOf(Number(to)), ...zoned(m[4]) }, m.index + from.length + joiner.length, m.index + m[0].length);
  }
  for (const m of text.matchAll(HOUR)) add(m, { clock: clockOf(Number(m[1])), ...zoned(m[2]) });
  for (const m of text.matchAll(DOTTED)) {
    const before = text.slice(Math.max(0, m.index - 12), m.index);
    if (m[3] || /uhr/i.test(m[0]) || /\b(?:at|since|around|until|till)(?: about)? ~?$/i.test(before))
      add(m, { clock: clockOf(Number(m[1]), Number(m[2])), ...zoned(m[3]) });
  }
  for (const { start, end, hour, either, approximate } of spokenHours(text))
    found.push({ start, end, clock: clockOf(hour), approximate, stamp: false, ...(either ? { either } : {}) });
  for (const m of NOON.all(text)) add(m, { clock: /midnight/i.test(m[1] ?? '') ? 0 : 720, ...zoned(m[2]) });
}

function days(text: string, add: Add): void {
  const put = (m: RegExpMatchArray, day: DayRef | undefined, rest: Partial<Token> = {}) => {
    if (day) add(m, { day, ...rest });
  };
  for (const m of ISO_DAY.all(text)) put(m, civil(Number(m[2]), Number(m[3]), Number(m[1])));
  for (const m of NUMERIC_DAY.all(text)) {
    const [a, b, y] = [Number(m[1]), Number(m[3]), Number(m[4])];
    put(m, m[2] === '.' || a > 12 ? civil(b, a, y) : civil(a, b, y));
  }
  for (const m of DAY_MONTH.all(text)) {
    // "3 may" may be a number and a verb: a small letter needs a second sign of a date.
    if (/^may$/.test(m[2] ?? '') && !/(?:mon|tue|wed|thu|fri|sat|sun|on|since) ?$/i.test(text.slice(Math.max(0, m.index - 8), m.index)))
      continue;
    put(m, civil(monthOf(m[2] ?? ''), Number(m[1]), m[3] ? Number(m[3]) : undefined));
  }
  for (const m of MONTH_DAY.all(text)) put(m, civil(monthOf(m[1] ?? ''), Number(m[2]), m[3] ? Number(m[3]) : undefined));
  for (const m of IN_MONTH.all(text))
    add(
      m,
      { day: { kind: 'vague', least: 14, most: 400 } },
      m.index + (/^(?:in|since|of|until) /i.exec(m[0])?.[0].length ?? 0),
      m.index + m[0].length,
    );
  for (const m of IN_YEAR.all(text))
    add(m, { day: { kind: 'vague', least: 60, most: 3650 } }, m.index + m[0].length - 4, m.index + m[0].length);
  for (const re of [WEEKDAYS, LOWER_WEEKDAY]) {
    for (const m of re.all(text)) {
      const before = text.slice(Math.max(0, m.index - 12), m.index);
      if (/\b(?:every|each|an?|usual|normal|typical|any|all|most|other|per|Black|Cyber)\s$/i.test(before)) continue;
      if (
        re === WEEKDAYS &&
        /^(?:Sun|Sat|Mon|Wed)$/.test(m[2] ?? '') &&
        /^\s+(?:Microsystems|the\b)/.test(text.slice(m.index + m[0].length, m.index + m[0].length + 14))
      )
        continue;
      const weeksBack = m[4] === 'last week' && re === WEEKDAYS ? 1 : 0;
      const next = /next/i.test(m[1] ?? '') ? -1 : 0;
      const part = re === WEEKDAYS ? m[5] : m[3];
      put(
        m,
        {
          kind: 'weekday',
          weekday: DAYS.indexOf((m[2] ?? '').slice(0, 3).toLowerCase()),
          weeksBack: weeksBack + next,
          last: /last|previous/i.test(m[1] ?? ''),
        },
        partOf(part),
      );
    }
  }
  for (const m of RELATIVE_DAY.all(text)) put(m, ...relative(m));
  for (const m of AGO.all(text)) put(m, ago(m[1] ?? '', m[2] ?? ''));
  for (const m of SINCE_LONG.all(text)) put(m, span(m[1] ?? m[3] ?? '', m[2] ?? m[4] ?? ''));
  for (const m of LONG_AGO.all(text))
    put(m, {
      kind: 'vague',
      ...(/days/i.test(m[1] ?? '')
        ? { least: 2, most: 10 }
        : /weeks/i.test(m[1] ?? '')
          ? { least: 14, most: 60 }
          : { least: 60, most: 1500 }),
    });
}

function relative(m: RegExpMatchArray): [DayRef | undefined, Partial<Token>] {
  const [
    all = '',
    ,
    yesterday,
    yPart,
    today,
    tonight,
    tomorrow,
    tPart,
    thisPart,
    night,
    same,
    week,
    month,
    year,
    next,
    weekend,
    weekBefore,
    dayBefore,
  ] = m;
  const at = (days: number, loose = false): DayRef => ({ kind: 'offset', days, loose });
  if (/day before yesterday/i.test(all)) return [at(-2), {}];
  if (yesterday) return [at(-1), partOf(yPart)];
  if (today || same) return [at(0), {}];
  if (tonight) return [at(0), partOf('evening')];
  if (tomorrow) return [at(1), partOf(tPart)];
  if (thisPart) return [at(0), partOf(thisPart.slice(5))];
  if (night) return [at(-1, true), partOf('night')];
  if (week) return [{ kind: 'vague', least: 3, most: 13 }, {}];
  if (month) return [{ kind: 'vague', least: 15, most: 60 }, {}];
  if (year) return [{ kind: 'vague', least: 90, most: 730 }, {}];
  if (weekend) return [{ kind: 'vague', least: 0, most: 8 }, {}];
  if (weekBefore) return [{ kind: 'vague', least: 4, most: 13 }, {}];
  if (dayBefore) return [{ kind: 'vague', least: 0, most: 1 }, {}];
  return next ? [at(7, true), {}] : [undefined, {}];
}

function ago(number: string, unit: string): DayRef | undefined {
  const n = numberOf(number);
  if (/^(?:d|days?)$/i.test(unit)) return { kind: 'offset', days: -n, loose: n > 3 };
  if (/^w/i.test(unit)) return { kind: 'offset', days: -7 * n, loose: true };
  if (/^mo/i.test(unit)) return { kind: 'vague', least: 20 * n, most: 40 * n };
  if (/^y/i.test(unit)) return { kind: 'vague', least: 300 * n, most: 450 * n };
  return undefined;
}

/** "A few" are two or more. */
function span(number: string, unit: string): DayRef {
  const days = /^d/i.test(unit) ? 1 : /^w/i.test(unit) ? 7 : /^m/i.test(unit) ? 30 : 365;
  const told = numberOf(number);
  const [few, many] = Number.isFinite(told) ? [told, told] : [2, 6];
  return { kind: 'vague', least: days * few, most: Math.ceil(days * many * (few === many ? 1.2 : 1)) };
}

function partOf(word: string | undefined): Partial<Token> {
  if (!word) return {};
  const w = word.toLowerCase();
  const part: Part = w.startsWith('lunch') || w === 'noon' ? 'noon' : (w as Part);
  return { part };
}

const monthOf = (name: string) => MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;

function civil(month: number, day: number, year?: number): DayRef | undefined {
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  return { kind: 'civil', month, day, ...(year === undefined ? {} : { year }) };
}

const ABOUT = anyOf`
  about | around | approx\.? | approximately | roughly | circa | ca\.? | some | nearly | shortly (?:after|before)
  just (?:after|before)
`;
const NEARLY = new RegExp(String.raw`${anyOf`~ | ≈ | \b${ABOUT}`}\s?$`, 'i');
/** A word or sign of vagueness directly before. */
function isAbout(text: string, at: number): boolean {
  return NEARLY.test(text.slice(Math.max(0, at - 16), at));
}

/** Of two that overlap, the longer stands. */
function withoutOverlaps(found: Token[]): Token[] {
  const sorted = [...found].sort((a, b) => a.start - b.start || b.end - a.end);
  const out: Token[] = [];
  for (const t of sorted) {
    const last = out[out.length - 1];
    if (last && t.start < last.end) {
      if (t.end - t.start > last.end - last.start) out[out.length - 1] = t;
      continue;
    }
    out.push(t);
  }
  return out;
}
