import { anyOf, NUMBER_WORDS } from '../../text/index.ts';
import type { Sum } from './sums.ts';

const NUMBER = String.raw`(\d[\d,]*(?:\.\d+)?)`;
const NEARLY = anyOf`about[ ] | around[ ] | roughly[ ] | some[ ] | nearly[ ] | over[ ] | ~ | ≈`;
const GIVES = anyOf`= | ≈ | is | are | i\.e\. | that is | , or | \( | makes | means`;
const value = (text: string | undefined): number => Number((text ?? '').replace(/,/g, ''));
const span = (m: RegExpMatchArray) => ({ start: m.index ?? 0, end: (m.index ?? 0) + m[0].length });

/** Shares of a count, factors between two values, and rates over a time, with the result that is told. */
export const ratiosIn = (text: string): Sum[] => [...percentOf(text), ...factors(text), ...overTime(text)];

/** Behind the result: no unit, and no more digits. */
const NO_OTHER = String.raw`(?! ?(?:%|ms|s|min|h|an?|per)\b|[/,.]?\d)`;
const PERCENT_OF = new RegExp(
  String.raw`(?<![\d.,])${NUMBER} ?% of (?:the |all |about )?${NUMBER}(?! ?%)(?: [a-z]+){0,2} ?${GIVES} ?${NEARLY}?${NUMBER}${NO_OTHER}`,
  'gi',
);
/** "94 % of 41,000 = 38,500". */
const percentOf = (text: string): Sum[] =>
  [...text.matchAll(PERCENT_OF)].map((m) => ({
    ...span(m),
    result: (value(m[1]) * value(m[2])) / 100,
    said: value(m[3]),
    about: true,
    units: false,
  }));

const UNITS: Readonly<Record<string, number>> = { ms: 0.001, s: 1, min: 60, h: 3600 };
const UNIT = String.raw`\s?(ms|s|min|h|%|GB|MB)?\b`;
const FROM_TO = `${NUMBER}${UNIT} ?%? ?(?:→|to) ?${NUMBER}${UNIT}`;
const FOLD = anyOf`×(?! ?\d) | x\b(?! ?\d) | -fold\b | times (?:as|more|higher|the|longer|slower|larger)`;
const FACTOR = new RegExp(
  String.raw`(?<![\d.,–-])${FROM_TO}[^.;\d→]{0,25}?[(,] ?${NEARLY}?(?:a factor of |up )?(\d+(?:\.\d+)?) ?${FOLD}`,
  'gi',
);
/** "0.1 % → 6.8 % of sessions (68×)". */
const factors = (text: string): Sum[] =>
  [...text.matchAll(FACTOR)].flatMap((m): Sum[] => {
    const [from, to] = [value(m[1]) * (UNITS[m[2] ?? ''] ?? 1), value(m[3]) * (UNITS[m[4] ?? ''] ?? 1)];
    if (from === 0 || (m[2] === undefined) !== (m[4] === undefined)) return [];
    return [{ ...span(m), result: Math.max(to / from, from / to), said: Number(m[5]), about: true, units: false }];
  });

const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86400 };
const secondsOf = (unit: string | undefined): number => SECONDS[(unit ?? 's')[0]?.toLowerCase() ?? 's'] ?? 1;
const TIME = '(s|sec\\w*|min\\w*|h|hours?|days?)';
const RATE = `${NEARLY}?${NUMBER} ?[a-z]* ?(?:/|per |an? )${TIME}`;
const OVER_TIME = new RegExp(
  String.raw`\b(\d+(?:\.\d+)?|[a-z]+) ${TIME} (?:at|of|with) ${RATE}\b[^.;\d]{0,50}?\b${NEARLY}?(\d[\d,]{2,})${NO_OTHER}`,
  'gi',
);
/** "Over three hours at 70 orders/s the platform took 756,000 orders". */
const overTime = (text: string): Sum[] =>
  [...text.matchAll(OVER_TIME)].flatMap((m): Sum[] => {
    const n = NUMBER_WORDS[(m[1] ?? '').toLowerCase()] ?? Number(m[1]);
    if (!Number.isFinite(n)) return [];
    return [{ ...span(m), result: (n * secondsOf(m[2]) * value(m[3])) / secondsOf(m[4]), said: value(m[5]), about: true, units: false }];
  });
