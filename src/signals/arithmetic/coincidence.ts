import type { Span } from '../../incident/types.ts';
import { isStampHead } from '../../text/index.ts';
import type { Derived, Parts } from './types.ts';
import { spanOf } from './words.ts';

const TO_THE_SECOND = /(?<![\d:.])([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?![\d:])/g;
/** A message tells its own time again within so many characters. Judgement. */
const ONE_MESSAGE = 200;
/** Of a line so much is quoted. */
const MOST = 110;

interface Told extends Span {
  readonly second: string;
  /** It opens a line: a program's own stamp. */
  readonly stamp: boolean;
}

/** Two things that are told of the same second, of which one at least is no line of a log: neighbours in a log share seconds all the time. */
export function sameSecond({ prose }: Parts): Derived[] {
  const bySecond = new Map<string, Told[]>();
  for (const told of prose.flatMap(({ field, text }) => [...text.matchAll(TO_THE_SECOND)].map((m) => toldAt(field, text, m.index, m[0]))))
    bySecond.set(told.second, [...(bySecond.get(told.second) ?? []), told]);
  for (const [second, all] of bySecond) {
    const one = all.find((t) => !t.stamp);
    const other = one && all.find((t) => t.stamp && Math.abs(t.start - one.start) > ONE_MESSAGE);
    if (!one || !other || all.filter((t) => !t.stamp).length > 1) continue;
    return [
      {
        id: 'same-second',
        text: `Two things fell on ${second}: “${one.quote}” and “${other.quote}”.`,
        formula: `${second} = ${second}`,
        value: 0,
        unit: 's',
        inputs: [spanOf(one), spanOf(other)],
      },
    ];
  }
  return [];
}

/** A time with the words around it, within its line. */
function toldAt(field: Told['field'], text: string, at: number, second: string): Told {
  const from = text.lastIndexOf('\n', at - 1) + 1;
  const stamp = isStampHead(text.slice(from, at));
  const end = (pattern: RegExp, start: number) => {
    const found = text.slice(start, start + MOST).search(pattern);
    return found < 0 ? Math.min(text.length, start + MOST) : start + found;
  };
  const left = stamp ? at : Math.max(from, ...[', ', '; ', '. ', '('].map((mark) => text.lastIndexOf(mark, at)));
  const start = left + (/^[\s,;.(]*/.exec(text.slice(left, at))?.[0].length ?? 0);
  const stop = stamp ? end(/\n/, at) : end(/\n|[.;,)](?:\s|$)/, at + second.length);
  return { field, start, end: stop, quote: text.slice(start, stop).trimEnd(), second, stamp };
}
