import { anyOf } from '../../text/index.ts';
import { type LogLine, logLines } from './logs.ts';
import type { Derived, Parts } from './types.ts';
import { shown, spanOf, time } from './words.ts';

/** "[31877] start", "[pid 512]", "[run-18]": the run that wrote the line. */
const OF_RUN = /^\W{0,2}\[\s*((?:pid |run[-_ ]?|job[-_ ]?)?[\w-]*\d[\w-]*)\s*\]\s+(\S.*)$/i;
const BEGINS = new RegExp(String.raw`^\W*(?:\w+:? ){0,2}${anyOf`start\w* | begin\w* | began | running | opening`}\b`, 'i');
/** A program that is started by the clock is not started more often than this (seconds). Judgement. */
const RARELY = 60;

interface Run {
  readonly id: string;
  readonly first: LogLine;
  readonly last: LogLine;
}

/** Two runs of one program of which the second begins before the first has ended, as their log shows. */
export function runsAtOnce(parts: Parts): Derived[] {
  const runs = runsIn(logLines(parts));
  for (const [i, run] of runs.entries()) {
    const next = runs.slice(i + 1).find((r) => r.first.at > run.first.at && r.first.at < run.last.at);
    if (!next || shape(next.first) !== shape(run.first) || next.first.at - run.first.at < RARELY) continue;
    const [lasted, after] = [run.last.at - run.first.at, next.first.at - run.first.at];
    return [
      {
        id: 'runs-at-once',
        text: `Run ${run.id} took ${time(lasted)}, and run ${next.id} began ${time(after)} after it: for ${time(Math.min(run.last.at, next.last.at) - next.first.at)} both were at work.`,
        formula: `${clock(run.first)} to ${clock(run.last)} = ${time(lasted)} > ${time(after)} = ${clock(run.first)} to ${clock(next.first)}`,
        value: lasted / after,
        unit: 'times',
        inputs: [spanOf(next.first), spanOf(run.first), spanOf(run.last)],
        shows: ['job-runs-overlap', 'yes'],
        reliability: 0.95,
      },
    ];
  }
  return [];
}

/** Runs whose beginning and some later line stand in the log. */
function runsIn(lines: readonly LogLine[]): Run[] {
  const byRun = new Map<string, LogLine[]>();
  for (const line of lines) {
    const id = OF_RUN.exec(line.text)?.[1];
    if (id) byRun.set(`${line.field} ${id}`, [...(byRun.get(`${line.field} ${id}`) ?? []), line]);
  }
  return [...byRun].flatMap(([key, own]) => {
    const [first, last] = [own[0], own.at(-1)];
    const begins = first && BEGINS.test(OF_RUN.exec(first.text)?.[2] ?? '');
    return begins && last && last !== first ? [{ id: key.slice(key.indexOf(' ') + 1), first, last }] : [];
  });
}

/** The message without what differs from run to run. */
const shape = ({ text }: LogLine): string => (OF_RUN.exec(text)?.[2] ?? '').replace(/\S*\d\S*/g, '#');
const clock = ({ quote }: LogLine): string => /\d\d:\d\d:\d\d/.exec(quote)?.[0] ?? shown(0);
