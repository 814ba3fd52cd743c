import { randomBytes } from 'node:crypto';
import { userInfo } from 'node:os';

/** Who says so and when, as flags of every command that records something. */
export interface Said {
  readonly by?: string;
  readonly at?: string;
}

const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';

/** Eight letters and digits: forty bits, so that ids of several people do not meet. Letters that look like digits are left out. */
export const newId = (): string => [...randomBytes(8)].map((b) => LETTERS[b % LETTERS.length]).join('');

export function whoIs(by: string | undefined, env: NodeJS.ProcessEnv = process.env): string {
  const named = [by, env.TRIAGE_BY, env.USER, env.LOGNAME, env.USERNAME].find((n) => n !== undefined && n.trim() !== '');
  if (named) return named.trim();
  try {
    return userInfo().username;
  } catch {
    return 'unknown';
  }
}

export type When = { readonly ok: true; readonly at: string } | { readonly ok: false; readonly error: string };

/**
 * `--at`: ISO 8601, or a clock time of the last 24 hours, with Z, UTC or an offset, else in the zone of this machine. Written as UTC, to the second.
 */
export function whenIs(at: string | undefined, now: Date): When {
  if (at === undefined) return { ok: true, at: iso(now) };
  const clock = /^(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i.exec(at.trim());
  if (clock) return clockTime(clock, now, at);
  const dated = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?))?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i.exec(at.trim());
  const ms = dated ? Date.parse(`${dated[1]}T${(dated[2] ?? '00:00').padStart(5, '0')}${zoneOf(dated[3])}`) : Number.NaN;
  if (Number.isNaN(ms)) return { ok: false, error: `--at "${at}" is no time; give it as 2026-11-28T15:02Z or 15:02 UTC` };
  return { ok: true, at: iso(new Date(ms)) };
}

function clockTime([, hours = '', minutes = '', seconds = '0', zone]: RegExpExecArray, now: Date, at: string): When {
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59)
    return { ok: false, error: `--at "${at}" is no time of day; hours go to 23, minutes to 59` };
  const offset = zone === undefined ? -now.getTimezoneOffset() : minutesOf(zone);
  const there = new Date(now.getTime() + offset * 60_000);
  const day = Date.UTC(there.getUTCFullYear(), there.getUTCMonth(), there.getUTCDate());
  let ms = day + ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 - offset * 60_000;
  // What is told has happened: a time of day that is still to come was yesterday's.
  if (ms > now.getTime() + 60_000) ms -= 86_400_000;
  return { ok: true, at: iso(new Date(ms)) };
}

const zoneOf = (zone: string | undefined): string =>
  zone === undefined ? '' : /^[+-]/.test(zone) ? zone.replace(/^([+-]\d{2}):?(\d{2})$/, '$1:$2') : 'Z';

function minutesOf(zone: string): number {
  const m = /^([+-])(\d{2}):?(\d{2})$/.exec(zone);
  return m ? (m[1] === '-' ? -1 : 1) * (Number(m[2]) * 60 + Number(m[3])) : 0;
}

const iso = (d: Date): string => `${d.toISOString().slice(0, 19)}Z`;
