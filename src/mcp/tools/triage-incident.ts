import { z } from 'zod';
import { triage } from '../../triage.ts';
import { INCIDENT, incidentOf } from '../incident.ts';
import { textOf, uriOf } from '../reports.ts';
import { LOOKS, ToolFault } from '../types.ts';
import { tool } from './tool.ts';

/** Fewer words of which none was understood are a slip, not an incident. */
const FEWEST_WORDS = 8;

export const triageIncident = tool({
  name: 'triage_incident',
  title: 'Triage an incident',
  description:
    'Turns an incident into a triage report: severity, ranked hypotheses with evidence, a diagnostic plan of read-only checks, mitigations, verification, follow-up. Computed offline from a knowledge base; nothing leaves the machine.',
  hints: LOOKS,
  input: { ...INCIDENT, format: z.enum(['markdown', 'json']).default('markdown') },
  async run(args, bench) {
    const input = await incidentOf(args, bench);
    const report = await triage(input, bench.engine, bench.loadParser);
    const words = Object.values(input.incident).join(' ').split(/\s+/).length;
    if (report.signals.length === 0 && words < FEWEST_WORDS)
      throw new ToolFault('there is no incident in this text; say what fails, how often, since when, and for whom');
    const { id } = bench.reports.keep(input, report);
    return {
      text: textOf(report, args.format),
      links: (['markdown', 'json'] as const).map((f) => ({ uri: uriOf(id, f), name: `report ${id} as ${f}` })),
      data: { report: id },
    };
  },
});
