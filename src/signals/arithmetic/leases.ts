import type { Span } from '../../incident/types.ts';
import { secondsIn } from '../quantities/numbers.ts';
import type { Derived, Parts } from './types.ts';
import { shown, spanOf, time } from './words.ts';

const DURATION = '(\\d{1,6}(?:\\.\\d{1,3})?) ?(ms|milliseconds?|s|sec|secs|seconds?|m|min|mins|minutes?|h|hours?)\\b';
const LEASE = new RegExp(
  `\\b(?:visibility[ _-]?time-?out|ack(?:nowledge(?:ment)?)?[ _-]?deadline|lock[ _-]?duration)(?: is| of|:| =|=)? ?${DURATION}`,
  'i',
);
const FUNCTION = new RegExp(
  `\\b(?:lambdas?|functions?)\\b[^.;\\n]{0,60}?(?<!visibility[ _-]?)\\btime-?out(?: is| of|:| =|=)? ?${DURATION}`,
  'i',
);
/** So many times the function's time-out a queue must keep a message from others (AWS Lambda developer guide, "Creating and configuring an Amazon SQS event source mapping"). */
const TIMES = 6;

/** How long a queue keeps a message from others, against how long the function that handles it may run. */
export function leaseAgainstFunction({ prose }: Parts): Derived[] {
  const lease = durationIn(prose, LEASE);
  const limit = durationIn(prose, FUNCTION);
  if (!lease || !limit || lease.value >= TIMES * limit.value) return [];
  const early = lease.value < limit.value ? 'while its first run is still at work' : 'as soon as a run is cut off';
  return [
    {
      id: 'lease-against-function',
      text: `A message is handed out again after ${time(lease.value)}, and its function may run ${time(limit.value)}: it comes back ${early}, with its whole batch. For SQS and Lambda the rule is ${TIMES} times the function's time-out, here ${time(TIMES * limit.value)}.`,
      formula: `${time(lease.value)} / ${time(limit.value)} = ${shown(lease.value / limit.value)} < ${TIMES}`,
      value: lease.value / limit.value,
      unit: 'times',
      inputs: [spanOf(lease), spanOf(limit)],
      shows: ['config-visibility-timeout-short', 'yes'],
    },
  ];
}

function durationIn(prose: Parts['prose'], pattern: RegExp): (Span & { value: number }) | undefined {
  for (const { field, text } of prose) {
    const m = pattern.exec(text);
    const scale = secondsIn((m?.[2] ?? '').toLowerCase());
    if (m && scale) return { field, start: m.index, end: m.index + m[0].length, quote: m[0], value: Number(m[1]) * scale };
  }
  return undefined;
}
