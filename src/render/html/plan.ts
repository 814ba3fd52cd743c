import type { Report, ReportStep } from '../../report/types.ts';
import { bars } from './bars.ts';
import { conclusions, endOf } from './conclusions.ts';
import { linked } from './links.ts';
import { each, h, type Markup, NOTHING, when } from './markup.ts';
import { command, computed, origin, source } from './source.ts';
import { treeMap } from './tree.ts';
import { full, minutes, percent } from './words.ts';

/**
 * The plan. As it stands it is a list of steps with links; the script makes the outcomes buttons, shows one step at a time and moves the bars.
 * What it needs for Bayes' rule stands in attributes: the states on the list, P(outcome | state) on each outcome.
 */
export function plan(r: Report): Markup {
  const states = (r.plan.states ?? []).map((s) => [s.id, s.members, s.probability]);
  const formula = 'least expected minutes over all trees of checks: minutes of looking, and of acting on a wrong cause first';
  return h`<section id="plan" aria-labelledby="plan-title"><h2 id="plan-title">3. Diagnostic Plan</h2>
<div class="st"><p>${full(r.plan.text)}</p> ${source(r, [computed(formula)])}</div>
${when(
  r.plan.steps.length,
  () => h`<div class="walk" data-walk data-states="${JSON.stringify(states)}">
<div class="path">
<ol class="steps">${each(r.plan.steps, (s) => step(r, s))}</ol>
${conclusions(r)}
<p class="tools" data-tools hidden><button type="button" data-back>Back</button> <button type="button" data-again>Start again</button></p>
</div>
<aside class="beside" aria-label="The ledger after the outcomes chosen"><h3>The ledger now</h3>${bars(r, 'plan')}<p class="note" data-state></p></aside>
</div>
${treeMap(r)}`,
)}${once(r)}</section>`;
}

/** Where no look is open, the leading cause's own sign is looked at once more before it is acted on. */
function once({ plan: { steps }, hypotheses: [lead] }: Report): Markup {
  const c = lead?.confirmation;
  if (!lead || !c || steps.length > 0) return NOTHING;
  return h`<h3>Look once more</h3><p>${full(c.action)} <span class="meta">${minutes(c.minutes)} · ${c.readOnly ? 'read-only' : 'changes the system'} · access: ${c.access}</span></p>${command(c.command)}<p class="end">As expected (${c.looks}): <a href="#${lead.id}">${lead.id}</a> is the cause to act on. Otherwise the sign is not what it was taken for: correct the telling, and run this again.</p>`;
}

function step(r: Report, s: ReportStep): Markup {
  return h`<li class="step" id="step-${s.number}" data-step="${s.number}" data-observable="${s.observable}" data-action="${s.action}" data-minutes="${minutes(s.minutes)}">
<h3><span class="number">Step ${s.number}</span> ${full(s.action)}</h3>
<div class="st"><p class="meta">${minutes(s.minutes)} · ${s.readOnly ? 'read-only' : 'changes the system'} · access: ${s.access}</p> ${source(r, origin(r, s.observable, [], s.origin))}</div>
${command(s.command)}
<p class="why"><span>Why now</span> ${full(s.why)}</p>
<ul class="outcomes" aria-label="Outcomes of step ${s.number}">${each(s.outcomes, (o) => outcome(r, s, o))}</ul></li>`;
}

function outcome(r: Report, s: ReportStep, o: ReportStep['outcomes'][number]): Markup {
  const given = JSON.stringify(o.given ?? {});
  const end = 'step' in o.next ? '' : endOf(r, o.next);
  const next = 'step' in o.next ? h` data-next="${o.next.step}"` : h` data-end="${end}"`;
  const leads =
    'step' in o.next
      ? h`<a href="#step-${o.next.step}">Step ${o.next.step}</a>`
      : h`${linked(r, full(o.next.text))} <a class="to-end" href="#${end}">What to do then</a>`;
  return h`<li data-outcome="${o.outcome}" data-given="${given}"${next}><div class="choice" data-choice><b>${o.outcome}</b> <span class="looks">${o.looks}</span> <span class="odds" title="chance of this outcome of step ${s.number}">${percent(o.probability)}</span></div><p class="leads">${leads}</p><p class="moves" data-moves hidden></p></li>`;
}
