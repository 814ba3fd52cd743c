import { anyOf, NUMBER_WORDS } from '../../text/index.ts';
import { ratiosIn } from './ratios.ts';

/** A calculation that a text shows, with its result. */
export interface Sum {
  readonly start: number;
  readonly end: number;
  /** What the numbers give. */
  readonly result: number;
  /** What the text says, and how exactly. */
  readonly said: number;
  readonly about: boolean;
  /** It is a share in per cent. */
  readonly percent?: boolean;
  /** The unit may change on the way: minutes into days, a share into per cent. */
  readonly units: boolean;
}

const N = '[~≈]?\\s?(?:EUR|USD|GBP|[€$£])?\\s?(\\d[\\d,]*(?:\\.\\d+)?)';
const THINGS = '(?:\\s?(?!(?:and|or|to|of|in|is|are|over|per|so|but|if)\\b)[A-Za-z%€$][\\w%/-]*){0,3}?';
const IS = anyOf`is | are | makes? | gives? | comes? to | i\.e\. | that is | which is | or | ,`;
const EQUALS = anyOf`${IS}\s+(?:(?:is|are|i\.e\.|or)\s+)?(?:about |around |roughly |some |approximately |~)* | [=≈]\s?~?`;
const ABOUT = `(${EQUALS})`;

const value = (text: string | undefined): number => Number((text ?? '').replace(/,/g, ''));

/** "61,240 EUR over 139 transfers is about 440 EUR each", "3,951 − 3,812 = 139", "12 -> 5, i.e. seven lost", "18 of 120 (15 %)". */
export function sumsIn(text: string): Sum[] {
  return [
    ...equations(text),
    ...sumsInWords(text),
    ...shares(text),
    ...quotients(text),
    ...steps(text),
    ...fractionsOfTime(text),
    ...ratiosIn(text),
  ].filter((s) => Number.isFinite(s.result) && Number.isFinite(s.said));
}

/** Right within what was rounded away: half a unit of the last digit that is not nought, a whole one where it says "about". */
export function isRight(s: Sum): boolean {
  const factors = s.units ? [1, 60, 24, 1440, 3600, 86400, 365, 7, 30, 1000, 1024, 1e6, ...(s.percent ? [100] : [])] : [1];
  const unit = lastUnit(s.said);
  const least = Math.abs(s.said) * 0.01;
  const room =
    Math.max(least, s.about ? Math.min(unit, Math.max(least, Math.abs(s.said) * 0.15)) : Math.min(unit / 2, Math.abs(s.said) * 0.05)) +
    1e-9;
  const close = (a: number) => Math.abs(a - s.said) <= Math.max(room, s.about || Number.isInteger(s.said) ? 0.5 : 0.05);
  return factors.some((k) => close(s.result * k) || close(s.result / k));
}

/** 467 -> 1, 3,100 -> 100, 0.06 -> 0.01. */
function lastUnit(n: number): number {
  const text = String(n);
  const decimals = /\.(\d+)$/.exec(text)?.[1]?.length;
  return decimals === undefined ? 10 ** (/0*$/.exec(text)?.[0].length ?? 0) : 10 ** -decimals;
}

const about = (words: string | undefined): boolean => /about|around|rough|some|approx|[~≈]/.test(words ?? '');

const MAKES = anyOf`[=≈] | \b(?:is|are|makes?|gives?|keeps?|means?|comes? to|yields?|takes?|needs?)(?=\s+(?:about |around |roughly |~)?[€$]?\d)`;
const NEARLY = anyOf`about[ ] | around[ ] | roughly[ ] | ~ | ≈`;
/** "= 139", "is about 29.6", "keeps about 18". */
const RESULT = new RegExp(String.raw`${MAKES}\s*${NEARLY}?\s?(?:EUR |USD |[€$])?(\d[\d,]*(?:\.\d+)?)(?![:\w-])`, 'g');
const TOKEN = /[~≈]?\s?(?:EUR |USD |[€$])?\d[\d,]*(?:\.\d+)?%?|[+−–×*/·]|(?<=\s)[-x](?=\s)|[A-Za-z%][\w%]*(?:\/[A-Za-z]+)?|\S/g;

/** "a + b − c = d", "a × b = c", with × and / before + and −. Read backwards from the sign, so that it ends where it is no longer a calculation. */
function equations(text: string): Sum[] {
  return [...text.matchAll(RESULT)].flatMap((m): Sum[] => {
    const from = Math.max(0, m.index - 120);
    const tokens = [...text.slice(from, m.index).matchAll(TOKEN)];
    const numbers: number[] = [];
    const signs: string[] = [];
    let start = m.index;
    let words = 0;
    for (let i = tokens.length - 1; i >= 0; i--) {
      const t = tokens[i]?.[0] ?? '';
      const number = /\d[\d,]*(?:\.\d+)?/.exec(t)?.[0];
      const open = numbers.length > signs.length;
      if (number !== undefined && !open) {
        numbers.unshift(value(number));
        start = from + (tokens[i]?.index ?? 0) + (/^\s*/.exec(t)?.[0].length ?? 0);
        words = 0;
      } else if (open && isSign(t, text, from + (tokens[i]?.index ?? 0))) signs.unshift(t);
      else if (/^[A-Za-z%]/.test(t) && !open && words < 2) words++;
      else if (number !== undefined || /^[-x+−–×*/·]$/.test(t)) return [];
      else break;
    }
    // "v2-3 = 5", "10:20 = …", "25 % of 4 / 2 = …": no calculation of its own.
    if (
      numbers.length < 2 ||
      numbers.length !== signs.length + 1 ||
      /[\w.:/-]$/.test(text.slice(0, start)) ||
      // "… = 30 × (3 − 4)": what stands behind the sign is a calculation itself.
      /^\s*(?:[×*·(]|x\s|\/\s)/.test(text.slice(m.index + m[0].length)) ||
      /\d:\d\d/.test(text.slice(start, m.index))
    )
      return [];
    // "4 a second for 6,204 + 210 is about 27 min": where a verb stands for the sign, a sum may be a part of something else.
    if (!/^[=≈]/.test(m[0]) && !/[×x*·]/.test(signs.join(''))) return [];
    return [
      {
        start,
        end: m.index + m[0].length,
        result: evaluated(numbers, signs),
        said: value(m[1]),
        about: /[≈~]|about|around|roughly/.test(m[0]),
        // "900 × 59 % = 531": a share among the factors is one in a hundred.
        percent: /^\s?%/.test(text.slice(m.index + m[0].length)) || /\d\s?%/.test(text.slice(start, m.index)),
        units: /[×x*/·]/.test(signs.join('')),
      },
    ];
  });
}

/** A hyphen and an x are signs only between blanks. */
const isSign = (t: string, text: string, at: number): boolean =>
  /^[+−–×*/·]$/.test(t) || (/^[-x]$/.test(t) && /\s/.test(text[at - 1] ?? '') && /\s/.test(text[at + 1] ?? ''));

function evaluated(numbers: readonly number[], signs: readonly string[]): number {
  let sum = 0;
  let product = numbers[0] ?? 0;
  let sign = 1;
  signs.forEach((op, i) => {
    const n = numbers[i + 1] ?? 0;
    if (/[×x*·]/.test(op)) product *= n;
    else if (op === '/') product /= n;
    else {
      sum += sign * product;
      product = n;
      sign = op === '+' ? 1 : -1;
    }
  });
  return sum + sign * product;
}

const OVER = anyOf`over | divided by | spread over | across | for`;
const EACH = anyOf`each | per\b | an?\b | apiece | on average`;
const QUOTIENT = new RegExp(
  String.raw`${N}${THINGS}\s+${OVER}\s+(?:the |these |all )?${N}${THINGS}[,;:]?\s+${ABOUT}${N}${THINGS}\s*${EACH}`,
  'gi',
);
/** "61,240 EUR over 139 transfers is about 440 EUR each"; "412,380 over 1,914 merchants, i.e. about EUR 215 per merchant". */
function quotients(text: string): Sum[] {
  return [...text.matchAll(QUOTIENT)].map((m) => ({
    ...span(m),
    result: value(m[1]) / value(m[2]),
    said: value(m[4]),
    about: about(m[3]),
    units: false,
  }));
}

const WHICH_IS = anyOf`\( | ,\s+(?:i\.e\.\s|or\s|about\s|which is\s)? | =\s? | ,?\s+(?:is|are|makes?)\s`;
const THE = anyOf`the | about | its | our`;
const SOME_OF_ALL = String.raw`(?<![\w.,])(\d[\d,]*)(?:\s(?!of\b)\w+)?\s+(?:of|out of)\s+(?:${THE} )?(\d[\d,]*)(?:\s[a-z-]+){0,3}?`;
const SHARE = new RegExp(String.raw`${SOME_OF_ALL}\s*${WHICH_IS}(${NEARLY})?\s?(\d+(?:\.\d+)?)\s?%`, 'gi');
/** "18 of 120 requests (15 %)". */
function shares(text: string): Sum[] {
  return [...text.matchAll(SHARE)].flatMap((m): Sum[] => {
    const [part, all] = [value(m[1]), value(m[2])];
    return all >= part && all > 0 ? [{ ...span(m), result: (100 * part) / all, said: value(m[4]), about: about(m[3]), units: false }] : [];
  });
}

const TOGETHER = anyOf`so | i\.e\. | together | in all | which (?:is|makes)`;
const COSTS = anyOf`costs? | takes? | is | are | makes? | lasts? | total`;
const ROUGHLY = anyOf`about[ ] | around[ ] | roughly[ ] | ~`;
const LENGTH = String.raw`(\d+(?:\.\d+)?)\s?(s|min|h|ms|seconds|minutes|hours)\b`;
const TWO_LENGTHS = String.raw`${LENGTH}[^.;\d]{0,40}\b(?:and|plus)\b[^.;\d]{0,40}${LENGTH}`;
const BOTH = new RegExp(String.raw`${TWO_LENGTHS}[^.;\d]{0,12},?\s${TOGETHER}\b[^.;\d]{0,40}\b${COSTS}\s+(${ROUGHLY})?${LENGTH}`, 'g');
/** "30 s, and a start takes 55 s, so each kill costs about 85 s": two lengths, and both together. */
function sumsInWords(text: string): Sum[] {
  return [...text.matchAll(BOTH)].flatMap((m): Sum[] =>
    m[2] === m[4] && m[4] === m[7]
      ? [{ ...span(m), result: Number(m[1]) + Number(m[3]), said: Number(m[6]), about: m[5] !== undefined, units: false }]
      : [],
  );
}

const GONE = anyOf`lost | gone | fewer | less | more | missing | down | added | dropped | killed | evicted`;
const THAT_IS = anyOf`i\.e\. | that is | so | which is | meaning | a (?:loss|drop) of`;
/** "12 → 5" of things: a length or a share is none. */
const FROM_TO = String.raw`(?<![\w.,:])(\d[\d,]*)\s*(?:→|to|down to|up to)\s*(\d[\d,]*)(?![\d.,]*\s?(?:min|s\b|h\b|ms|%))`;
const SO_MANY_GONE = String.raw`(?:about )?([a-z]+|\d[\d,]*)\s+(?:[a-z]+\s){0,2}?${GONE}`;
const STEP = new RegExp(String.raw`${FROM_TO}[^.;→]{0,70}?[,(:]\s*${THAT_IS}\s+${SO_MANY_GONE}`, 'gi');
/** "12 → 5 within four minutes, i.e. seven lost". */
function steps(text: string): Sum[] {
  return [...text.matchAll(STEP)].flatMap((m): Sum[] => {
    const said = NUMBER_WORDS[(m[3] ?? '').toLowerCase()] ?? value(m[3]);
    return [{ ...span(m), result: Math.abs(value(m[1]) - value(m[2])), said, about: false, units: false }];
  });
}

const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600 };
const inSeconds = (n: number, unit: string | undefined): number => n * (SECONDS[(unit ?? 's')[0]?.toLowerCase() ?? 's'] ?? 1);

const IN_EVERY = anyOf`every | of every | in | out of | per`;
const AMOUNT = String.raw`(\d+(?:\.\d+)?)`;
const UNIT = '(s|sec(?:onds?)?|m|min(?:utes?)?|h|hours?)';
const SPELL = String.raw`(?:${AMOUNT}\s*(?:to|-|–)\s*)?${AMOUNT}\s?${UNIT}`;
const FRACTION_OF_TIME = new RegExp(
  String.raw`${SPELL}\s+${IN_EVERY}\s+${AMOUNT}\s?${UNIT}\b[^.;%]{0,40}?\s(${ROUGHLY})?${AMOUNT}\s?%`,
  'gi',
);
/** "1 to 2 s every 120 s means that about 1 % of the time is bad". */
function fractionsOfTime(text: string): Sum[] {
  return [...text.matchAll(FRACTION_OF_TIME)].map((m) => {
    const all = inSeconds(Number(m[4]), m[5]);
    const high = (100 * inSeconds(Number(m[2]), m[3])) / all;
    const low = m[1] === undefined ? high : (100 * inSeconds(Number(m[1]), m[3])) / all;
    const said = Number(m[7]);
    // Within the range of what was said, nothing is wrong.
    const result = said >= low && said <= high ? said : Math.abs(said - low) < Math.abs(said - high) ? low : high;
    return { ...span(m), result, said, about: true, units: false };
  });
}

const span = (m: RegExpMatchArray): { start: number; end: number } => ({ start: m.index ?? 0, end: (m.index ?? 0) + m[0].length });
