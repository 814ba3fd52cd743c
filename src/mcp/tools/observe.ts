import { z } from 'zod';
import { changesInWords, compare, nextInWords } from '../../investigation/index.ts';
import { eventsOf, reportAfter } from '../answered.ts';
import { ANSWERS, INCIDENT, incidentOf } from '../incident.ts';
import type { Workbench } from '../types.ts';
import { type Hints, LOOKS, ToolFault } from '../types.ts';
import { type Answer, tool } from './tool.ts';

const RESULT = {
  observable: z.string().max(100).describe('id of the observable that was looked at'),
  value: z.string().max(60).describe('the value it had, or could-not-tell'),
  note: z.string().max(4000).optional().describe('what showed it, in words or output'),
};

const DESCRIPTION = 'What a result changes: which hypotheses move, which steps fall away, what comes next.';

/** The form that records nothing: all answers so far come with the call. */
export const observe = tool({
  name: 'observe',
  title: 'What a result changes',
  description: `${DESCRIPTION} Pass earlier answers with it. Nothing is recorded.`,
  hints: LOOKS,
  input: { ...INCIDENT, ...ANSWERS, ...RESULT },
  run: weighed,
});

const RECORDS: Hints = { readOnlyHint: false, destructiveHint: false, idempotentHint: false, openWorldHint: false };

/** The form that writes: one more line in the log beside the incident's file, when a file is named. */
export const observeAndRecord = tool({
  name: 'observe',
  title: 'Record a result',
  description: `${DESCRIPTION} With file, the result is appended to the log beside that incident file; without it, nothing is recorded.`,
  hints: RECORDS,
  input: {
    ...INCIDENT,
    ...ANSWERS,
    ...RESULT,
    file: z.string().max(1000).optional().describe('path of the incident, below the folder in which the server runs'),
  },
  async run(args, bench) {
    if (args.file === undefined) return weighed(args, bench);
    if (!bench.open) throw new ToolFault('this server may not write');
    const [event] = eventsOf([args], bench);
    if (event?.kind !== 'observed') throw new ToolFault('there is no result to record');
    const logged = await bench.open(args.file);
    const before = await reportAfter(logged.input, logged.events(), bench);
    const { id: _, at: __, by: ___, ...happening } = event;
    const [written] = logged.record([happening]);
    const after = await reportAfter(logged.input, logged.events(), bench);
    return told(before, after, args.file, bench, { recorded: written }, logged.input);
  },
});

type Args = Parameters<typeof incidentOf>[0] & {
  answers?: Parameters<typeof eventsOf>[0] | undefined;
  observable: string;
  value: string;
  note?: string | undefined;
};

async function weighed(args: Args, bench: Workbench): Promise<Answer> {
  const input = await incidentOf(args, bench);
  const earlier = args.answers ?? [];
  const before = await reportAfter(input, eventsOf(earlier, bench), bench);
  const after = await reportAfter(input, eventsOf([...earlier.filter((a) => a.observable !== args.observable), args], bench), bench);
  return told(before, after, 'INCIDENT', bench, {}, input);
}

function told(
  before: Awaited<ReturnType<typeof reportAfter>>,
  after: typeof before,
  name: string,
  bench: Workbench,
  more: object,
  input: Parameters<Workbench['reports']['keep']>[0],
): Answer {
  const changed = compare(before, after);
  const { id } = bench.reports.keep(input, after);
  return {
    text: [...changesInWords(changed), '', ...nextInWords(after, name)].join('\n'),
    data: { report: id, changed, step: after.plan.steps[0] ?? null, ...more },
  };
}
