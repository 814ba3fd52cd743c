import { FIELDS } from '../../incident/types.ts';
import type { Report, ReportSignal } from '../../report/types.ts';
import { type Mark, marked } from './marks.ts';
import { each, h, type Markup, NOTHING } from './markup.ts';
import { fieldName } from './words.ts';

/** The input as it was given (secrets redacted) and what the log added, with what was read from it marked and linked. */
export function input(r: Report): Markup {
  const fields = FIELDS.filter((f) => r.incident[f].trim() !== '');
  if (fields.length === 0 && !r.log?.length) return NOTHING;
  return h`<section id="the-input" aria-labelledby="the-input-title"><h2 id="the-input-title">The input, and what was read from it</h2>
<p>Marked is what became a signal; its number leads back to it. What is not marked was not used for the ranking: if it matters, that is the place to look next.</p>
${each(
  fields,
  (f) =>
    h`<h3 id="text-${f}">${fieldName(f)}</h3><div class="text">${marked(
      r.incident[f],
      marksIn(r, r.incident[f].length, (p) => p.field === f),
    )}</div>`,
)}
${log(r)}</section>`;
}

/** What was done and seen since, in the order in which it was recorded. */
function log(r: Report): Markup {
  if (!r.log?.length) return NOTHING;
  return h`<h3 id="the-log">Recorded since</h3><ol class="log">${each(
    r.log,
    (e) =>
      h`<li id="event-${e.id}"><p class="meta">${e.at} · ${e.by} · ${e.kind}${e.counts ? '' : ' · no longer counts'}</p><div class="text">${marked(
        e.text,
        marksIn(r, e.text.length, (p) => p.field === 'log' && p.event === e.id),
      )}</div></li>`,
  )}</ol>`;
}

type Place = Pick<ReportSignal, 'field' | 'start' | 'end'> & { readonly event?: string | undefined };

const placesOf = (s: ReportSignal): readonly Place[] => [s, ...s.also];

function marksIn(r: Report, length: number, here: (p: Place) => boolean): Mark[] {
  return r.signals
    .flatMap((s) =>
      placesOf(s).flatMap((p, i) =>
        here(p) ? [{ id: s.id, start: Math.max(0, p.start), end: Math.min(length, p.end), main: i === 0 }] : [],
      ),
    )
    .filter((m) => m.end > m.start);
}

/** Where in the input a signal stands: its mark, or what holds it where it has no words of its own. */
export function placeOf(r: Report, s: ReportSignal): string {
  const text = s.field === 'log' ? r.log?.find((e) => e.id === s.event)?.text : r.incident[s.field];
  if (text !== undefined && Math.min(text.length, s.end) > Math.max(0, s.start)) return `text-${s.id}`;
  return s.field === 'log' ? (text === undefined ? s.id : `event-${s.event}`) : text?.trim() ? `text-${s.field}` : s.id;
}
