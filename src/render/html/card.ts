import type { Report, Statement } from '../../report/types.ts';
import { range } from './bars.ts';
import { linked } from './links.ts';
import { h, type Markup, NOTHING, when } from './markup.ts';
import { command, computed, knowledge, source } from './source.ts';
import { full, percent } from './words.ts';

/** What can be read in 20 seconds, on a phone: how bad, the leading cause, the first thing to do, the first look. */
export function card(r: Report): Markup {
  const { level } = r.severity;
  const first = r.plan.steps[0];
  return h`<header class="card" id="glance">
<p class="eyebrow"><span class="sev ${level.toLowerCase()}">${level}</span> ${r.severity.rule.text}</p>
<h1>${r.title}</h1>
<h2 class="vh">At a glance</h2>
<dl>
<div class="lead"><dt>Leading cause</dt><dd>${leading(r)}</dd></div>
<div><dt>Do now</dt><dd><div class="st"><p>${linked(r, full(r.glance.doNow.text))}</p> ${source(r, r.glance.doNow.from.length ? r.glance.doNow.from : [computed('what each mitigation saves, against what it costs')])}</div></dd></div>
${row('Meanwhile', r, r.glance.meanwhile)}
${row('Do not', r, r.glance.doNot)}
<div><dt>First check</dt><dd><div class="st"><p>${first ? h`<a href="#step-1">Step 1</a> ` : h``}${full(r.glance.firstCheck.text)}</p> ${source(r, r.glance.firstCheck.from)}</div>${command(first?.command)}</dd></div>
</dl>
</header>`;
}

function row(title: string, r: Report, s: Statement | undefined): Markup {
  return s ? h`<div><dt>${title}</dt><dd><div class="st"><p>${full(s.text)}</p> ${source(r, s.from)}</div></dd></div>` : NOTHING;
}

function leading(r: Report): Markup {
  const lead = r.hypotheses[0];
  if (!lead) return h`<p>${r.glance.leading}</p>`;
  const others = r.joint?.members.filter((m) => m !== lead.id) ?? [];
  const together = r.hypotheses.filter((x) => others.includes(x.id));
  const from = [
    ...knowledge(lead.mode, lead.sources),
    computed('the posterior of this cause given the signals, of all causes and pairs of causes'),
  ];
  return h`<p class="figure"><b>${percent(lead.probability)}</b> <span>${lead.likelihood}</span></p>
${range(lead.probability)}
<div class="st"><p><a href="#${lead.id}">${lead.id}</a> ${full(lead.title)}</p> ${source(r, from)}</div>
${when(lead.alone !== undefined, () => h`<p class="with">That is for ${lead.class.replaceAll('-', ' ')} in any way; by just this mechanism ${percent(lead.alone ?? 0)}.</p>`)}
${when(together.length, () => h`<p class="with">Together with ${together.map((x, i) => h`${i ? ', ' : ''}<a href="#${x.id}">${x.id}</a> ${x.title}`)}.</p>`)}
${when(r.other >= 0.5, () => h`<p class="with">Something else, not in this ledger, is likelier still: ${percent(r.other)}.</p>`)}`;
}
