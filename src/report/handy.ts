import type { Check, Observable } from '../knowledge/types.ts';
import { checksFor } from '../plan/index.ts';
import { command, openPlaces } from './commands.ts';
import type { Context } from './context.ts';

/** With one name to fill in a command is still typed at night. Judgement. */
const BEARABLE = 1;

/**
 * The planned look, or where its command leaves several names open, another of the same observable that takes as long, needs the same access, and
 * leaves at most one.
 */
export function handyCheck(c: Context, observable: Observable, planned: Check): Check {
  const open = (check: Check) => openPlaces(check.command ?? '', c.slots);
  if (open(planned) <= BEARABLE) return planned;
  const alike = checksFor(observable, c.setting).filter(
    (x) => x.command !== undefined && x.access === planned.access && x.minutes === planned.minutes && x.readOnly === planned.readOnly,
  );
  return alike.find((x) => open(x) <= BEARABLE) ?? planned;
}

export const commandOf = (c: Context, check: Check): { command?: string } =>
  check.command ? { command: command(check.command, c.slots) } : {};
