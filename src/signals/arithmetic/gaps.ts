import type { FieldText } from '../types.ts';
import { clockOf, type LogLine, logLines } from './logs.ts';
import { timeoutsOf } from './timing.ts';
import type { Derived, Parts } from './types.ts';
import { spanOf, textsOf, time } from './words.ts';

/** Fewer lines have no usual pause; shorter pauses are no news; longer ones lie between two runs. Judgements. */
const FEWEST = 6;
const SHORTEST = 10;
const LONGEST = 7200;
/** So many times the next longest stands out. Judgement. */
const STANDS_OUT = 5;
/** Clocks of two programs. Judgement. */
const CLOSE = 0.02;
/** Of a line so much is quoted. */
const MOST = 80;

interface Pause {
  readonly from: LogLine;
  readonly to: LogLine;
  readonly seconds: number;
}

/** The one pause in a log that is several times as long as any other, and the time-out of that length where one is told. */
export function longestPause(parts: Parts): Derived[] {
  const texts = textsOf(parts);
  for (const lines of stretchesOf(logLines(parts), texts)) {
    const pauses = lines
      .slice(1)
      .map((to, i): Pause => ({ from: lines[i] as LogLine, to, seconds: to.at - (lines[i] as LogLine).at }))
      .sort((a, b) => b.seconds - a.seconds);
    const [longest, next] = pauses;
    if (lines.length < FEWEST || !longest || !next) continue;
    const { seconds } = longest;
    if (seconds < SHORTEST || seconds > LONGEST || seconds < STANDS_OUT * next.seconds) continue;
    const limit = timeoutsOf(parts).find((t) => Math.abs(t.seconds / seconds - 1) <= CLOSE);
    return [
      {
        id: 'longest-pause',
        text: `Nothing is logged for ${time(seconds)} between “${head(longest.from)}” and “${head(longest.to)}”; no other pause there is longer than ${time(next.seconds)}${limit ? `. That is the time-out of ${time(limit.seconds)} (${limit.name})` : ''}.`,
        formula: `${clockOf(longest.to)} - ${clockOf(longest.from)} = ${time(seconds)}`,
        value: seconds,
        unit: 's',
        inputs: [longest.from, longest.to, ...(limit ? [limit] : [])].map(spanOf),
      },
    ];
  }
  return [];
}

const head = ({ text }: LogLine): string => (text.length > MOST ? `${text.slice(0, MOST).trimEnd()}…` : text.trim());

/** Lines that follow each other with nothing left out between them, forward in time. */
function stretchesOf(lines: readonly LogLine[], texts: readonly FieldText[]): LogLine[][] {
  const stretches: LogLine[][] = [];
  for (const line of lines) {
    const last = stretches.at(-1);
    const before = last?.at(-1);
    if (last && before && follows(before, line, texts)) last.push(line);
    else stretches.push([line]);
  }
  return stretches;
}

function follows(a: LogLine, b: LogLine, texts: readonly FieldText[]): boolean {
  const text = texts.find((t) => t.field === a.field)?.text ?? '';
  return (
    a.field === b.field && b.at >= a.at && /^\s{0,40}$/.test(text.slice(a.end, b.start)) && !/\n[ \t]*\n/.test(text.slice(a.end, b.start))
  );
}
