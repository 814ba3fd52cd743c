import { ANSWER } from '../../knowledge/index.ts';
import { longestGood, showsIn } from '../../signals/index.ts';
import { type Context, minutesWords } from '../context.ts';
import type { ReportCheck } from '../types.ts';

/** A pause shorter than that is in any wait. Judgement. */
const WORTH_SAYING = 10;
/** From a day on it comes by the calendar, and the next time is waited for and not a number of minutes. */
const DAY = 1440;
/** -ln(1 - 0.95): so many mean gaps without an event are 95 % evidence, where they come at random (THEORY §3). */
const GAPS = 3;

type Spell = NonNullable<ReportCheck['spell']>;

/** How long it may look well although nothing was mended: the longest good time that the input tells, or the gaps between two times that it comes. */
export function spellOf(c: Context): Spell | undefined {
  const shows = showsIn(c.incident).filter((s) => s.most >= WORTH_SAYING && s.most < DAY);
  const good = longestGood(c.incident);
  const regular = c.setting.answers.has(ANSWER.atClockTimes);
  const spells: Spell[] = [
    ...(good && good.minutes >= WORTH_SAYING && good.minutes < DAY
      ? [{ minutes: good.minutes, because: `it is told to be well for so long unmended (“${good.quote}”)` }]
      : []),
    ...shows.map(({ most, quote, kind }) =>
      kind === 'after'
        ? { minutes: most, because: `so long it takes to show (“${quote}”)` }
        : regular || !/\d/.test(quote)
          ? { minutes: most, because: `one whole round (“${quote}”)` }
          : { minutes: GAPS * most, because: `three gaps without one are 95 % evidence where they come at random (“${quote}”)` },
    ),
  ];
  return spells.sort((a, b) => b.minutes - a.minutes)[0];
}

/** A check that is believed only when the longest good time is past as well. */
export function throughTheSpell(check: ReportCheck, spell: Spell | undefined): ReportCheck {
  if (!spell) return check;
  const none = /^none in [\d.]+ (?:min|h)$/.test(check.threshold) && check.was?.kind === 'rate';
  const short = none && Number.parseFloat(check.threshold.slice('none in '.length)) < spell.minutes;
  return {
    ...check,
    ...(short ? { threshold: `none in ${minutesWords(spell.minutes)}` } : {}),
    window: `${check.window}; and not under ${spanWords(spell.minutes)}: ${spell.because}`,
    spell,
  };
}

const spanWords = (minutes: number): string => (minutes >= 180 ? `${Math.round(minutes / 6) / 10} h` : minutesWords(minutes));
