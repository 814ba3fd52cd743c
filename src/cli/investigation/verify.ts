import { verify } from '../../investigation/index.ts';
import { wrap } from '../../render/index.ts';
import { EXIT } from '../exit.ts';
import type { TeamOptions } from '../team/options.ts';
import { command, openIncident, Stop } from './open.ts';
import { record } from './record.ts';
import { type Said, whenIs } from './who-and-when.ts';

export interface VerifyOptions extends Said, TeamOptions {
  readonly count?: string;
  readonly minutes?: string;
  readonly requests?: string;
  readonly record?: boolean;
  readonly format?: string;
}

/** `triage verify INCIDENT --count 0 --minutes 10 [--requests N]`: is it over, and how sure is that? */
export const verifyCommand = (file: string, options: VerifyOptions): Promise<number> =>
  command(async () => {
    const count = whole('count', options.count, 0);
    if (count === undefined) throw new Stop('say how many were counted since: --count 0');
    const minutes = positive('minutes', options.minutes);
    const requests = whole('requests', options.requests, 1);
    if (minutes === undefined && requests === undefined)
      throw new Stop('say over which time or how many requests they were counted: --minutes 10 or --requests 600');
    if (requests !== undefined && count > requests) throw new Stop(`--count ${count} is more than --requests ${requests}`);
    const when = whenIs(options.at, new Date());
    if (!when.ok) throw new Stop(when.error);
    const opened = await openIncident(file, [], options);
    const report = await opened.report(opened.events());
    const v = verify(report, {
      count,
      at: Date.parse(when.at),
      ...(minutes === undefined ? {} : { minutes }),
      ...(requests === undefined ? {} : { requests }),
    });
    if (options.format === 'json') process.stdout.write(`${JSON.stringify(v, null, 2)}\n`);
    else {
      const lines = [
        ...wrap(v.text, 80),
        ...(v.formula ? wrap(`= ${v.formula}`, 80, '  ', '    ') : []),
        ...v.missing.flatMap((m) => wrap(`missing: ${m}`, 80, '  ', '    ')),
      ];
      process.stdout.write(`${lines.join('\n')}\n`);
    }
    if (options.record) return record(opened, [{ kind: 'noted', note: `Verification: ${v.text}` }], options);
    return EXIT.done;
  });

function positive(flag: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const n = Number(value);
  if (!Number.isFinite(n) || n <= 0) throw new Stop(`--${flag} "${value}" is no number above 0`);
  return n;
}

function whole(flag: string, value: string | undefined, least: number): number | undefined {
  if (value === undefined) return undefined;
  const n = Number(value);
  if (!Number.isInteger(n) || n < least || value.trim() === '') throw new Stop(`--${flag} "${value}" is no whole number from ${least} on`);
  return n;
}
