import { anyOf } from '../../text/index.ts';
import { clockOf, logLines, runsIn } from './logs.ts';
import type { Derived, Parts } from './types.ts';
import { spanOf, time } from './words.ts';

const BEGINS = new RegExp(String.raw`^\W*(?:\w+:? ){0,2}${anyOf`start\w* | begin\w* | began | running | opening`}\b`, 'i');
/** A program that is started by the clock is not started more often than this (seconds). Judgement. */
const RARELY = 60;

/** Two runs of one program of which the second begins before the first has ended, as their log shows. */
export function runsAtOnce(parts: Parts): Derived[] {
  const runs = runsIn(logLines(parts)).flatMap(({ id, lines }) => {
    const [first, last] = [lines[0], lines.at(-1)];
    return first && last && last !== first && BEGINS.test(first.message)
      ? [{ id, first: first.line, last: last.line, shape: shapeOf(first.message) }]
      : [];
  });
  for (const [i, run] of runs.entries()) {
    const next = runs.slice(i + 1).find((r) => r.first.at > run.first.at && r.first.at < run.last.at);
    if (!next || next.shape !== run.shape || next.first.at - run.first.at < RARELY) continue;
    const [lasted, after] = [run.last.at - run.first.at, next.first.at - run.first.at];
    return [
      {
        id: 'runs-at-once',
        text: `Run ${run.id} took ${time(lasted)}, and run ${next.id} began ${time(after)} after it: for ${time(Math.min(run.last.at, next.last.at) - next.first.at)} both were at work.`,
        formula: `${clockOf(run.first)} to ${clockOf(run.last)} = ${time(lasted)} > ${time(after)} = ${clockOf(run.first)} to ${clockOf(next.first)}`,
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

/** The message without what differs from run to run. */
const shapeOf = (message: string): string => message.replace(/\S*\d\S*/g, '#');
