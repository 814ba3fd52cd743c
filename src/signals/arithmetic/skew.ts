import { type LogLine, logLines } from './logs.ts';
import { TRACE } from './traces.ts';
import type { Derived, Parts } from './types.ts';
import { spanOf, time } from './words.ts';

const TOOK = /^(?:dur|duration|took|elapsed|latency|rt|request_?time|response_?time)$/;
const MEASURE = /^(\d+(?:\.\d+)?)(µs|us|ms|s)$/;
const SECONDS: Readonly<Record<string, number>> = { µs: 1e-6, us: 1e-6, ms: 1e-3, s: 1 };
/** Lines are written late and stamped when written: so far apart, and so many times what the request took, no buffer explains. Judgements. */
const APART = 2;
const TIMES = 10;

const traceOf = (line: LogLine): string | undefined => line.ids.find(([name]) => TRACE.test(name))?.[1];
/** The word that opens a line names its program, host or pod. */
const writerOf = (line: LogLine): string => /^[\w.-]+/.exec(line.text)?.[0] ?? '';

function tookOf(line: LogLine): number | undefined {
  const [, digits, unit = ''] = MEASURE.exec(line.ids.find(([name]) => TOOK.test(name))?.[1] ?? '') ?? [];
  return digits === undefined ? undefined : Number(digits) * (SECONDS[unit] ?? Number.NaN);
}

/** One request whose lines, of two writers, lie further apart than it took: their clocks differ. */
export function clocksApart(parts: Parts): Derived[] {
  const lines = logLines(parts).filter((l) => traceOf(l) !== undefined);
  for (const line of lines) {
    const took = tookOf(line);
    if (took === undefined) continue;
    const other = lines.find(
      (l) => traceOf(l) === traceOf(line) && writerOf(l) !== writerOf(line) && Math.abs(l.at - line.at) >= Math.max(APART, TIMES * took),
    );
    if (!other) continue;
    const apart = Math.abs(other.at - line.at);
    return [
      {
        id: 'clocks-apart',
        text: `Request ${traceOf(line)} took ${time(took)}, and by their stamps its lines of ${writerOf(line)} and ${writerOf(other)} are ${time(apart)} apart: the clocks of the two differ by about that much.`,
        formula: `|${stamp(line)} - ${stamp(other)}| = ${time(apart)} > ${time(took)}`,
        value: apart,
        unit: 's',
        inputs: [spanOf(line), spanOf(other)],
        shows: ['clock-skewed', 'yes'],
        // Nothing but a clock puts a line before what it answers.
        reliability: 1,
      },
    ];
  }
  return [];
}

const stamp = (line: LogLine): string => /\d\d:\d\d:\d\d(?:[.,]\d{1,9})?/.exec(line.quote)?.[0] ?? '';
