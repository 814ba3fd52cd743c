import type { Report, ReportAction } from '../../report/types.ts';
import { EFFECT } from '../reasons.ts';
import { hypothesisLinks, linked } from './links.ts';
import { each, h, type Markup, NOTHING, when } from './markup.ts';
import { command, origin, source } from './source.ts';
import { full, minutes, raised } from './words.ts';

export function mitigation(r: Report): Markup {
  return h`<section id="mitigation" aria-labelledby="mitigation-title"><h2 id="mitigation-title">4. Mitigation Options</h2>
<h3>Recommended order</h3>
<ol class="order">${each(r.order, (o) => h`<li><b>${raised(o.when)}</b> <span>${linked(r, full(raised(o.text)))}</span></li>`)}</ol>
${attempts(r.attempts)}
${group(r, 'Save first', r.evidence)}
${r.mitigations.length ? group(r, 'Fast mitigations', r.mitigations) : h`<h3>Fast mitigations</h3><p>None is known for these hypotheses.</p>`}
${group(r, 'Root-cause fixes', r.fixes)}
${group(r, 'Repair of the damage done', r.repairs)}</section>`;
}

const attempts = (told: Report['attempts']): Markup =>
  told.length
    ? h`<h3>Tried already, as told</h3><ul>${each(told, (a) => h`<li>${raised(EFFECT[a.effect])}: “${a.text}”</li>`)}</ul>`
    : NOTHING;

const group = (r: Report, title: string, actions: readonly ReportAction[]): Markup =>
  actions.length ? h`<h3>${title}</h3>${each(actions, (a) => action(r, a))}` : NOTHING;

function action(r: Report, a: ReportAction): Markup {
  return h`<article class="action" id="${a.id}" aria-labelledby="${a.id}-title"><h4 id="${a.id}-title"><span class="id">${a.id}</span> ${a.title}</h4>
<p class="meta">${minutes(a.minutes)} · ${a.risk} risk${a.addresses.length ? h` · for ${hypothesisLinks(a.addresses)}` : NOTHING}</p>
<div class="st"><p>${full(raised(a.does))}</p> ${source(r, origin(r, a.remedy, a.sources, a.origin))}</div>
${command(a.command)}
<dl class="pairs">${row('Sacrifices', a.sacrifices)}${row('Undo', a.rollback)}${row('Destroys', a.destroys)}${row('Test', a.test)}${row('May regress', a.regression)}${row('As a test', a.tells ?? '')}${each(a.cautions, (c) => row('Caution', c))}${each(
    a.pairsWith,
    (p) => h`<div><dt>With</dt><dd><a href="#${p.action}">${p.action}</a>: ${full(p.because)}</dd></div>`,
  )}</dl></article>`;
}

const row = (name: string, text: string): Markup => when(text.trim(), () => h`<div><dt>${name}</dt><dd>${full(raised(text))}</dd></div>`);
