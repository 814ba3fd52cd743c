import type { Report, ReportSignal } from '../../report/types.ts';
import { placeOf } from './input.ts';
import { each, h, type Markup, NOTHING, when } from './markup.ts';
import { quotation } from './source.ts';
import { fieldName } from './words.ts';

/** What was read, each quotation once with all that was read from it. */
export function signals(r: Report): Markup {
  if (r.signals.length === 0) return h`<h3>Signals</h3><p>None of the input was recognised as a known signal.</p>`;
  const groups = new Map<string, ReportSignal[]>();
  for (const s of r.signals) {
    const place = `${s.field} ${s.event ?? ''} ${s.start} ${s.end}`;
    groups.set(place, [...(groups.get(place) ?? []), s]);
  }
  return h`<h3>Signals <span class="aside">${r.signals.length} read</span></h3>
<ol class="signals">${each([...groups.values()], (group) => h`<li>${quoted(r, group)}<ul>${each(group, (s) => one(r, s))}</ul></li>`)}</ol>`;
}

const quoted = (r: Report, [s]: readonly ReportSignal[]): Markup =>
  s
    ? h`<p>${quotation(s.quote)} <a class="where" href="#${placeOf(r, s)}" aria-label="${fieldName(s.field)}, ${s.start}–${s.end}: ${s.id} in the text of the input">${fieldName(s.field)}, ${s.start}–${s.end}</a></p>`
    : NOTHING;

const ORIGINS: Readonly<Record<ReportSignal['origin'], string>> = {
  text: 'read in the text',
  code: 'parsed from the code',
  derived: 'computed',
  recorded: 'recorded by a person',
  model: 'read by a model',
};

function one(r: Report, s: ReportSignal): Markup {
  return h`<li id="${s.id}"><a class="id" href="#${placeOf(r, s)}" aria-label="${s.id}, in the text of the input">${s.id}</a> <div class="st"><p>${s.reading}</p> <span class="kind">${s.classification}</span> <details class="src"><summary aria-label="Source of ${s.id}: ${ORIGINS[s.origin]}">${ORIGINS[s.origin]}</summary><ul><li>knowledge base, entry <code>${s.observable}</code> = <code>${s.value}</code></li><li>reliability ${s.reliability}</li>${when(
    s.formula,
    () => h`<li>computed: <code>${s.formula}</code></li>`,
  )}${each(s.also, (q) => h`<li>also ${quotation(q.quote)} ${fieldName(q.field)}, ${q.start}–${q.end}</li>`)}</ul></details></div></li>`;
}
