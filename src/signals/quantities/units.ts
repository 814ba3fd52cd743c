import { alternatives, anyOf } from '../../text/index.ts';
import { secondsIn } from './numbers.ts';

/** What follows a number and makes it a quantity. */
export interface Unit {
  readonly kind: 'share' | 'duration' | 'bytes' | 'money' | 'rate' | 'times';
  /** Multiplies the number into seconds, bytes, a share, or events per second. */
  readonly scale: number;
  /** As written. */
  readonly unit: string;
  /** Characters it takes after the number. */
  readonly length: number;
  /** What a rate counts: "requests". */
  readonly of: string;
}

const TIME = alternatives`
  milliseconds? | millis | ms | microseconds? | µs | us | seconds? | secs? | s | minutes? | mins? | min | hours? | hrs? | hr | h
  days? | d | nights? | weeks? | wks? | months? | years? | yrs?
`;
const PER = 'milliseconds?|ms|seconds?|secs?|sec|s|minutes?|mins?|min|m|hours?|hrs?|hr|h|days?|d|weeks?|months?';
const BYTE = '(?:[KMGTP]i?B?|[kmgt]i?b|bytes?|B)';
const CURRENCY = 'EUR|USD|GBP|CHF|SEK|PLN|NOK|DKK|JPY|dollars?|euros?|pounds?|€|£';

const SHARE = /^\s?(?:%|percent\b|per cent\b|pct\b)/i;
const DURATION = new RegExp(`^(?:[ -]?)(${TIME})(?![\\w/%])`);
const COMPOSED = /^ ?(\d{1,2}) ?(s|secs?|m|mins?|minutes?|h|hours?)?(?![\w.:/%-])/;
const BYTES = new RegExp(`^ ?(${BYTE})(?![\\w%]|\\/(?!s|m|h))`);
const MONEY = new RegExp(`^ ?(${CURRENCY})(?![\\w])`);
/** "90k EUR/h": what an hour costs, and no count of events. */
const MONEY_RATE = new RegExp(`^ ?(?:${CURRENCY})(?: ?\\/ ?| (?:per|an?|each|every) )(?:${PER})(?![\\w/])`, 'i');
const EVENTS = anyOf`
  req | requests? | queries | calls? | msgs? | messages? | ops? | events? | lines? | rows? | hits | jobs? | records? | writes?
  reads?
`;
const NAMED_RATE = new RegExp(
  String.raw`^ ?(${anyOf`(?:r|q|t|msg|ev)ps | ${EVENTS}/(?:s|sec|second|min|minute|h|hr|hour|day) | IOPS`})(?![\w/])`,
  'i',
);
const SLASH_RATE = new RegExp(`^ ?\\/ ?(${PER})(?![\\w/])`);
const WORD_RATE = new RegExp(`^ ?((?:[A-Za-z][\\w-]* ){0,3}?[A-Za-z][\\w-]*) ?\\/ ?(${PER})(?![\\w/])`);
const PER_RATE = /^ ?((?:[A-Za-z][\w-]* ){0,4}?)(?:per|an?|each|every) (second|sec|minute|min|hour|day|week|month|quarter hour)\b/i;
const TIMES = /^ ?(?:x\b|×|times\b(?! out)|-?fold\b)(?!\s?\d)/i;

/** Binary prefixes are by name only: "GB" counts 10⁹ as makers do, "Gi" 2³⁰. */
function bytesIn(unit: string): number {
  const power = 'KMGTP'.indexOf((unit[0] ?? '').toUpperCase());
  if (power < 0 || /^b/i.test(unit)) return 1;
  return (/i/.test(unit) ? 1024 : 1000) ** (power + 1);
}

const perSecond = (unit: string): number => 1 / (unit.toLowerCase() === 'quarter hour' ? 900 : (secondsIn(unit) ?? 1));

/** The unit directly after a number, from the text after it; undefined when there is none. */
export function unitAfter(rest: string): Unit | undefined {
  const share = SHARE.exec(rest);
  if (share) return { kind: 'share', scale: 0.01, unit: '%', length: share[0].length, of: '' };
  const rate = rateAfter(rest);
  if (rate) return rate;
  const money = MONEY.exec(rest);
  if (money) return { kind: 'money', scale: 1, unit: money[1] ?? '', length: money[0].length, of: '' };
  const bytes = BYTES.exec(rest);
  if (bytes && !/^[kKmMB]$/.test(bytes[1] ?? '') && !(/^[GTP]$/.test(bytes[1] ?? '') && / /.test(bytes[0]))) {
    const per = new RegExp(`^(?:\\/| per )(${PER})(?!\\w)`).exec(rest.slice(bytes[0].length));
    const scale = bytesIn(bytes[1] ?? '');
    if (per)
      return {
        kind: 'rate',
        scale: scale * perSecond(per[1] ?? ''),
        unit: (bytes[1] ?? '') + per[0],
        length: bytes[0].length + per[0].length,
        of: 'bytes',
      };
    return { kind: 'bytes', scale, unit: bytes[1] ?? '', length: bytes[0].length, of: '' };
  }
  const duration = DURATION.exec(rest);
  if (duration) {
    // "2 h", "5-minute"; not "9 d" of a name or "4 m" of metres.
    const seconds = secondsIn(duration[1] ?? '');
    if (seconds !== undefined) return { kind: 'duration', scale: seconds, unit: duration[1] ?? '', length: duration[0].length, of: '' };
  }
  const minutes = /^(m)(?![\w/%²])/.exec(rest);
  if (minutes) return { kind: 'duration', scale: 60, unit: 'm', length: 1, of: '' };
  const times = TIMES.exec(rest);
  if (times) return { kind: 'times', scale: 1, unit: 'x', length: times[0].length, of: '' };
  return undefined;
}

function rateAfter(rest: string): Unit | undefined {
  const named = NAMED_RATE.exec(rest);
  if (named) {
    const word = named[1] ?? '';
    const [of = '', per] = word.split('/');
    return { kind: 'rate', scale: per ? perSecond(per) : 1, unit: word, length: named[0].length, of: per ? of : '' };
  }
  const slash = SLASH_RATE.exec(rest);
  if (slash) return { kind: 'rate', scale: perSecond(slash[1] ?? ''), unit: slash[0].trim(), length: slash[0].length, of: '' };
  const money = MONEY_RATE.exec(rest);
  if (money) return { kind: 'money', scale: 1, unit: money[0].trim(), length: money[0].length, of: '' };
  const word = WORD_RATE.exec(rest);
  if (word)
    return {
      kind: 'rate',
      scale: perSecond(word[2] ?? ''),
      unit: word[0].trim(),
      length: word[0].length,
      of: (word[1] ?? '').replace(/^(?:times|of (?:those|these|them))$/i, ''),
    };
  const per = PER_RATE.exec(rest);
  if (
    per &&
    !/\b(?:in|at|on|for|after|with|to|from|until|is|was|are|were|and|or|ago|late|old|open|up|down|took|about|since)\b/i.test(per[1] ?? '')
  ) {
    return {
      kind: 'rate',
      scale: perSecond(per[2] ?? ''),
      unit: per[0].trim(),
      length: per[0].length,
      of: (per[1] ?? '').trim().replace(/^(?:times|of (?:those|these|them))$/i, ''),
    };
  }
  return undefined;
}

/** "1h12", "3 h 10 m", "4d5h": the smaller part after a duration, in seconds. */
export function secondPart(rest: string, scale: number): { seconds: number; length: number } | undefined {
  const m = COMPOSED.exec(rest);
  if (!m || scale < 60) return undefined;
  const spaced = m[0].startsWith(' ');
  if (!m[2] && spaced) return undefined;
  const unit = m[2] ? secondsIn(m[2]) : scale / 60;
  if (unit === undefined || unit >= scale) return undefined;
  return { seconds: Number(m[1]) * unit, length: m[0].length };
}
