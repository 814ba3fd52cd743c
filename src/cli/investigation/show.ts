import { entriesOf, nextInWords, timeWords } from '../../investigation/index.ts';
import { EXIT } from '../exit.ts';
import type { TeamOptions } from '../team/options.ts';
import { accessKinds, command, loggedIn, openIncident, Stop, sayFaults, theOnlyIncident } from './open.ts';

export interface ShowOptions extends TeamOptions {
  readonly access?: boolean | readonly string[];
  readonly format?: string;
}

/** `triage next [INCIDENT]`: the next step alone. */
export const nextCommand = (file: string | undefined, options: ShowOptions): Promise<number> =>
  command(async () => {
    const opened = await openIncident(file ?? theOnlyIncident(), accessKinds(options.access), options);
    const report = await opened.report(opened.events());
    const text = asJson(options) ? JSON.stringify(report.plan.steps[0] ?? null, null, 2) : nextInWords(report, opened.path).join('\n');
    process.stdout.write(`${text}\n`);
    return EXIT.done;
  });

/** `triage log [INCIDENT]`: every event in its order; those that were taken back are marked. */
export const logCommand = (file: string | undefined, options: ShowOptions): Promise<number> =>
  command(async () => {
    const incident = file ?? theOnlyIncident();
    if (incident !== '-') await existing(incident);
    const { events, faults } = loggedIn(incident);
    sayFaults(incident, faults);
    const entries = entriesOf(events);
    if (asJson(options)) {
      process.stdout.write(
        `${JSON.stringify(
          events.map((e, i) => ({ ...e, counts: entries[i]?.counts ?? true })),
          null,
          2,
        )}\n`,
      );
      return EXIT.done;
    }
    if (events.length === 0) process.stderr.write('triage: nothing is recorded yet; triage observe records what a check showed\n');
    events.forEach((e, i) => {
      const mark = entries[i]?.counts ? ' ' : 'x';
      const what =
        e.kind === 'observed'
          ? `${e.observable}=${e.value}${e.note ? `: ${e.note}` : ''}`
          : e.kind === 'applied'
            ? `${e.action}: ${e.effect}${e.note ? ` (${e.note})` : ''}`
            : e.kind === 'added'
              ? `${e.field.replaceAll('_', ' ')}: ${e.text}`
              : (entries[i]?.text ?? '');
      process.stdout.write(`${mark} ${e.id}  ${timeWords(e.at)}  ${e.by}  ${e.kind}  ${what.replace(/\s+/g, ' ')}\n`);
    });
    return EXIT.done;
  });

function asJson({ format }: ShowOptions): boolean {
  if (format !== undefined && format !== 'json' && format !== 'text') throw new Stop(`no format "${format}"; there are text, json`);
  return format === 'json';
}

async function existing(incident: string): Promise<void> {
  const { existsSync } = await import('node:fs');
  if (!existsSync(incident)) throw new Stop(`"${incident}" does not exist`);
}
