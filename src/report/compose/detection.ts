import type { Instant, Noticed } from '../../signals/types.ts';
import { type Context, fromInput, fromKnowledge, minutesWords } from '../context.ts';
import type { Report, Statement } from '../types.ts';
import { seenIn } from './alerts.ts';

/** How it was noticed, and which rules would notice it. */
export function detectionGap(c: Context, alerts: Report['followUp']['alerts']): Statement[] {
  const { noticed } = c.reading;
  const how: Statement = noticed
    ? { text: noticedWords(c, noticed), from: [fromInput(noticed)] }
    : { text: 'Not given: [open].', from: [] };
  if (alerts.length === 0) return [how];
  const what = alerts.every((a) => seenIn(c).has(a.observable)) ? 'this incident showed' : 'the leading cause would show';
  return [
    how,
    {
      text: `The rule below watches what ${what}; set its threshold from a normal week.`,
      from: alerts.map((a) => fromKnowledge(a.observable)),
    },
  ];
}

function noticedWords(c: Context, { by, quote, at }: Noticed): string {
  const when = at ? ` at ${at.label}${afterOnset(c, at)}` : '';
  if (by === 'people') return `It was people who noticed (“${quote}”)${when}; the input names no alert that fired.`;
  return at
    ? `An automatic notice came (“${quote}”)${when}.`
    : `The input names an automatic notice (“${quote}”); how long after the onset it came is not given.`;
}

const toTheMinute = (x: Instant): boolean => /\d:\d\d/.test(x.label);

/** ", 138 min after the onset" */
function afterOnset({ reading: { time } }: Context, at: Instant): string {
  const { onset } = time;
  const after = onset && toTheMinute(at) && toTheMinute(onset) ? at.minutes - onset.minutes : -1;
  return after > 0 ? `, ${minutesWords(after)} after the onset` : '';
}
