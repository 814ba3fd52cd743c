import { ONSET_WINDOW } from '../../diagnosis/index.ts';
import type { Change } from '../../signals/types.ts';
import { spanWords } from '../../text/index.ts';
import { type Context, quotation } from '../context.ts';
import { fill } from '../slots.ts';
import type { ReportTrigger } from '../types.ts';

/** A change that people will blame although it came so many minutes after the onset at most. Judgement. */
const BLAMED = 120;
/** What people make as a remedy is told as tried. */
const IS_BLAMED: ReadonlySet<string> = new Set(['deploy', 'upgrade', 'flag', 'migration']);
/** Of two days a later one is after, of one day nobody knows. */
const cameAfter = (x: Change): boolean => x.minutesBeforeOnset !== undefined && x.minutesBeforeOnset <= (x.byDay === true ? -1440 : -5);

/** "The" is what is left of a name that was cut too far. */
const NAMED = /[\p{L}\d]{4}|\d|[\p{L}]{2,} [\p{L}]{2,}/u;

/** Every change that could have set it off, within a week before the onset or without a time, nearest first; and a release that came soon after it, to be cleared. */
export function triggersOf(c: Context): Change[] {
  const blamed = (x: Change) => cameAfter(x) && (x.minutesBeforeOnset ?? 0) >= -BLAMED && x.kinds.some((k) => IS_BLAMED.has(k));
  return c.reading.time.changes
    .filter((x) => x.minutesBeforeOnset === undefined || blamed(x) || (!cameAfter(x) && x.minutesBeforeOnset <= 7 * 1440))
    .sort((a, b) => (a.minutesBeforeOnset ?? 1e6) - (b.minutesBeforeOnset ?? 1e6))
    .filter((x, _, all) => NAMED.test(x.name) && !all.some((y) => y !== x && toldAgain(x, y)));
}

/** The derived time of one that is told elsewhere with its own: one kind, one minute, one first word ("upgrade of …"). */
function toldAgain(x: Change, y: Change): boolean {
  const head = (t: Change) => /^\W*(\w+)/.exec(t.name)?.[1]?.toLowerCase();
  return (
    x.at?.derived !== undefined &&
    y.at !== undefined &&
    y.at.derived === undefined &&
    Math.abs(x.at.minutes - y.at.minutes) < 1 &&
    x.kinds.some((k) => y.kinds.includes(k)) &&
    head(x) === head(y)
  );
}

/** How a change fits the onset, in words. */
export function trigger(c: Context, t: Change): ReportTrigger {
  const m = t.minutesBeforeOnset;
  const fit =
    m === undefined
      ? t.at
        ? 'the onset has no time: read that first, then place this before or after it'
        : t.told?.startsWith('before ')
          ? 'told to come before that time; its own is not given'
          : t.told
            ? /\d:\d\d/.test(t.told)
              ? 'its day and the onset’s cannot be set against each other: place it before or after the onset first'
              : 'no hour given: place it before or after the onset first'
            : 'time not given: place it before or after the onset first'
      : cameAfter(t)
        ? `came ${spanWords(-m)} after the onset: it did not set it off`
        : t.byDay && m <= 1440
          ? 'the day before the onset, or the same night: the hours between are not given, ask for them'
          : m <= ONSET_WINDOW
            ? 'in the window of the onset'
            : m <= 1440
              ? 'hours before the onset: fits only a cause that takes time to show'
              : 'days before the onset: fits only slow growth or a rare condition';
  const undone =
    t.undone === 'no-effect' ? '; undone without effect, so not the cause by itself' : t.undone === 'cured' ? '; undoing it helped' : '';
  return {
    name: fill(t.name, c.slots),
    kinds: [...t.kinds],
    ...(t.at ? { at: t.at.label } : t.told ? { at: t.told } : {}),
    ...(t.at?.derived ? { derived: t.at.derived } : {}),
    ...(m === undefined ? {} : { minutesBeforeOnset: Math.round(m) }),
    fit: `${fit}${undone}${t.cleared ? `; cleared by the telling: “${t.cleared.quote}”` : ''}`,
    ...(t.undone ? { undone: t.undone } : {}),
    ...quotation(t),
  };
}
