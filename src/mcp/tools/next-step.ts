import { nextInWords } from '../../investigation/index.ts';
import { eventsOf, reportAfter } from '../answered.ts';
import { ANSWERS, INCIDENT, incidentOf } from '../incident.ts';
import { LOOKS } from '../types.ts';
import { tool } from './tool.ts';

export const nextStep = tool({
  name: 'next_step',
  title: 'Next diagnostic step',
  description:
    'The one check that tells most per minute now, given what has been looked at already: the command, what each outcome looks like and where it leads. Pass all answers so far. Nothing is recorded.',
  hints: LOOKS,
  input: { ...INCIDENT, ...ANSWERS },
  async run(args, bench) {
    const input = await incidentOf(args, bench);
    const report = await reportAfter(input, eventsOf(args.answers ?? [], bench), bench);
    const { id } = bench.reports.keep(input, report);
    const hypotheses = report.hypotheses.map(({ id, class: name, title, probability }) => ({ id, class: name, title, probability }));
    return {
      text: nextInWords(report, 'INCIDENT').join('\n'),
      data: { report: id, step: report.plan.steps[0] ?? null, hypotheses, other: report.other },
    };
  },
});
