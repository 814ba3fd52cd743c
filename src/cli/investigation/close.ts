import { writeFileSync } from 'node:fs';
import { redact } from '../../incident/index.ts';
import { causeOf, FORMS, type Form, type InvestigationEvent, postIncident, replay, tell } from '../../investigation/index.ts';
import { EXIT } from '../exit.ts';
import { loadParser } from '../parsers.ts';
import type { TeamOptions } from '../team/options.ts';
import { appendEvents, logPathOf } from './log-file.ts';
import { command, openIncident, Stop } from './open.ts';
import { newId, type Said, whenIs, whoIs } from './who-and-when.ts';

export interface CloseOptions extends Said, TeamOptions {
  readonly cause?: string;
  readonly form?: string;
  readonly output?: string;
  readonly note?: string;
}

/** `triage close INCIDENT [--cause MODE] [--form google|pagerduty|atlassian] [-o FILE]` */
export const closeCommand = (file: string, options: CloseOptions): Promise<number> =>
  command(async () => {
    const form = (Object.keys(FORMS) as Form[]).find((f) => f === (options.form ?? 'google').toLowerCase());
    if (!form) throw new Stop(`no form "${options.form}"; there are ${Object.keys(FORMS).join(', ')}`);
    const when = whenIs(options.at, new Date());
    if (!when.ok) throw new Stop(when.error);
    const opened = await openIncident(file, [], options);
    const events = opened.events();
    const before = replay(events).closed;
    const given = options.cause ?? before?.mode;
    const cause = causeOf(given, await opened.report(events), opened.engine.knowledge);
    if (!cause.ok) throw new Stop(cause.error);
    const same = before && before.mode === cause.mode && options.note === undefined && options.at === undefined;
    const closing: InvestigationEvent[] = same
      ? []
      : [
          {
            kind: 'closed',
            ...(cause.mode === undefined ? {} : { mode: cause.mode }),
            ...(options.note === undefined ? {} : { note: redact(options.note).text }),
            id: newId(),
            at: when.at,
            by: whoIs(options.by),
          },
        ];
    const text = postIncident(await tell(opened.input, [...events, ...closing], opened.engine, loadParser), form);
    if (options.output !== undefined) {
      try {
        writeFileSync(options.output, text);
      } catch (e) {
        throw new Stop(`${options.output}: ${(e as Error).message}`, EXIT.outside);
      }
    }
    try {
      if (closing.length) appendEvents(file, closing);
    } catch (e) {
      throw new Stop(`${logPathOf(file)}: the closing was not recorded: ${(e as Error).message}`, EXIT.outside);
    }
    if (options.output === undefined) process.stdout.write(text);
    if (cause.mode === undefined && options.cause === undefined)
      process.stderr.write('triage: no cause was shown by what was looked at, so none is named; --cause H1 names one\n');
    return EXIT.done;
  });
