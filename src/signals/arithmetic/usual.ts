import { anyOf } from '../../text/index.ts';
import type { Derived, Parts } from './types.ts';
import { numberIn, shown } from './words.ts';

const UNIT = anyOf`% | [kKMGT]i?B\b | bytes | ms\b | µs\b | min\b | minutes? | seconds? | s\b | million | thousand | [kM]\b`;
const VALUE = String.raw`(\d[\d,]{0,12}(?:\.\d{1,3})?) ?(${UNIT})?`;
const USUAL = anyOf`usual(?:ly)? | normal(?:ly)? | ordinar(?:y|ily) | typical(?:ly)? | before | baseline | otherwise | was`;
/** "(usual 6 ms)", "(usual 1.0 M; …)". */
const REMARK = new RegExp(String.raw`\((?:${USUAL})[:,=]? ?(?:about |around |some |~)?${VALUE}(?=[);,. ])(?! ?(?:[/–-]|to \d))`, 'gi');
/** A number that is no part of a time, a version or an exponent. */
const BEFORE = new RegExp(String.raw`(?<![\w.,:/+-])${VALUE}(?![\d:]|e[+-]|\.\d)`, 'gi');
const REACH = 60;
const SCALE: Readonly<Record<string, readonly [kind: string, factor: number]>> = {
  '%': ['%', 1],
  ms: ['s', 0.001],
  µs: ['s', 1e-6],
  s: ['s', 1],
  second: ['s', 1],
  seconds: ['s', 1],
  min: ['s', 60],
  minute: ['s', 60],
  minutes: ['s', 60],
  k: ['', 1e3],
  thousand: ['', 1e3],
  m: ['', 1e6],
  million: ['', 1e6],
  bytes: ['B', 1],
  kb: ['B', 1e3],
  mb: ['B', 1e6],
  gb: ['B', 1e9],
  tb: ['B', 1e12],
  kib: ['B', 2 ** 10],
  mib: ['B', 2 ** 20],
  gib: ['B', 2 ** 30],
  tib: ['B', 2 ** 40],
};
/** What is three times as high, or a third, is no ordinary day. Judgement. */
const TELLING = 3;
const MOST = 3;

/** Values that the incident sets beside their usual ones, the farthest away first. */
export function againstUsual({ prose }: Parts): Derived[] {
  return prose
    .flatMap(({ field, text }) =>
      [...text.matchAll(REMARK)].flatMap((m) => {
        const [kind] = measured(m[1] ?? '', m[2]);
        const from = Math.max(0, m.index - REACH);
        const before = [
          ...text
            .slice(from, m.index)
            .replace(/^[\s\S]*[\n()]/, (cut) => ' '.repeat(cut.length))
            .matchAll(BEFORE),
        ];
        // Of the numbers before it the nearest of the same kind is meant: "94 % of 512 GB (usual 31 %)", "9.6 s (was 0.25)".
        const value = m[2] ? before.findLast((each) => measured(each[1] ?? '', each[2])[0] === kind) : before.at(-1);
        if (!value) return [];
        const [, usual] = measured(m[1] ?? '', m[2] ?? value[2]);
        const [, now] = measured(value[1] ?? '', value[2]);
        if (!(now > 0) || !(usual > 0)) return [];
        const [start, end] = [from + value.index, m.index + m[0].length];
        return [
          {
            field,
            start,
            end,
            quote: text.slice(start, end),
            times: now / usual,
            now: written(value[1], value[2]),
            usual: written(m[1], m[2] ?? value[2]),
          },
        ];
      }),
    )
    .filter(({ times }) => times >= TELLING || times <= 1 / TELLING)
    .sort((a, b) => Math.abs(Math.log(b.times)) - Math.abs(Math.log(a.times)))
    .slice(0, MOST)
    .map(({ field, start, end, quote, times, now, usual }) => ({
      id: 'against-usual',
      text:
        times > 1
          ? `${now} in the place of ${usual} is ${shown(times)} times the usual.`
          : `${now} in the place of ${usual} is ${shown(times * 100)} % of the usual.`,
      formula: `${now} / ${usual} = ${shown(times)}`,
      value: times,
      unit: 'times',
      inputs: [{ field, start, end, quote }],
    }));
}

function measured(number: string, unit: string | undefined): readonly [kind: string, value: number] {
  const [kind, factor] = SCALE[(unit ?? '').toLowerCase()] ?? ['', 1];
  return [kind, numberIn(number) * factor];
}

const written = (number = '', unit = ''): string => `${number}${unit && unit !== '%' ? ` ${unit}` : unit}`;
