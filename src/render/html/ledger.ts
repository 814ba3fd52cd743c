import type { Report, ReportHypothesis } from '../../report/types.ts';
import { NO_REASON } from '../reasons.ts';
import { bars } from './bars.ts';
import { linked } from './links.ts';
import { each, h, joined, type Markup, NOTHING, when } from './markup.ts';
import { matrix } from './matrix.ts';
import { command, computed, knowledge, source } from './source.ts';
import { full, minutes, percent } from './words.ts';

const ROLES: Readonly<Record<ReportHypothesis['role'], string>> = {
  trigger: 'sets it off',
  sustains: 'keeps it going',
  amplifies: 'makes it worse',
  root: 'root cause',
};

export function ledger(r: Report): Markup {
  const sum = r.hypotheses.reduce((s, x) => s + x.probability, r.other);
  const notes = [r.joint?.text, r.cover.text, r.separation.text, r.stability].filter((t): t is string => Boolean(t));
  return h`<section id="ledger" aria-labelledby="ledger-title"><h2 id="ledger-title">2. Hypothesis Ledger</h2>
${bars(r, 'ledger')}
<p class="note" data-ledger-note>The pale stretch is the range that the words stand for. No cause is shown above 95 %, something else never below 5 %.${sum > 1.02 ? ' Causes may act together, so the figures may add up to more than 100 %.' : ''}</p>
<ul class="plain">${each(notes, (t) => h`<li><div class="st"><p>${linked(r, full(t))}</p> ${source(r, [computed(formulaOf(r, t))])}</div></li>`)}</ul>
${matrix(r)}
<h3>Each cause</h3>
<div class="hypotheses">${each(r.hypotheses, (x, i) => hypothesis(r, x, i < 2 || x.probability >= 0.05))}</div></section>`;
}

function formulaOf(r: Report, text: string): string {
  if (text === r.joint?.text) return 'P(both) over the best single cause, and what each explains that the other leaves to chance';
  if (text === r.cover.text) return 'the smallest set of causes whose rows cover the signals that call for a cause';
  return text === r.separation.text
    ? 'P(first) / P(second)'
    : 'the ranking repeated, every frequency word moved a step at random and one signal dropped';
}

function hypothesis(r: Report, x: ReportHypothesis, open: boolean): Markup {
  return h`<details class="hyp" id="${x.id}"${open ? h` open` : NOTHING}><summary><span class="id">${x.id}</span> <h4>${x.title}</h4> <span class="meta"><b>${percent(x.probability)}</b> ${x.likelihood}${x.alone === undefined ? NOTHING : h`, just so ${percent(x.alone)}`}</span></summary>
<p class="meta"><code>${x.class}</code> · ${ROLES[x.role]} · first in ${x.stability.first} of ${x.stability.runs} repetitions</p>
<div class="st"><p>${x.mechanism.map((m) => m.text).join(' ')}</p> ${source(r, x.origin === 'model' ? x.mechanism.flatMap((m) => m.from) : knowledge(x.mode, x.sources))}</div>
${when(
  x.variants.length,
  () =>
    h`<p>It stands also for other mechanisms of its class: ${joined(
      x.variants.map((v) => h`${v.title} <span class="meta">${percent(v.probability)}</span>`),
      '; ',
    )}.</p>`,
)}
<dl class="weighing">
${bearings('For', 'for', x.supports, x.wording ? 'No signal read speaks for it.' : 'No signal read speaks for it; it stands on its prior alone.')}
${x.wording ? h`<div><dt>By its words</dt><dd><p>${full(x.wording.text)}</p></dd></div>` : NOTHING}
${bearings('Against', 'against', x.disconfirms, 'Nothing seen.')}
${leavesOpen(x)}
${when(
  x.missing.length,
  () => h`<div><dt>Expected, not seen yet</dt><dd><ul class="plain">${each(x.missing, (m) => h`<li>${full(m.text)}</li>`)}</ul></dd></div>`,
)}
${when(x.avoid?.length, () => h`<div><dt>Do not</dt><dd><ul class="plain">${each(x.avoid ?? [], (s) => h`<li>${full(s.text)}</li>`)}</ul></dd></div>`)}
<div><dt>Cheapest confirmation</dt><dd>${confirmation(x)}</dd></div>
</dl></details>`;
}

function bearings(title: string, kind: string, items: ReportHypothesis['supports'], none: string): Markup {
  const list = items.length ? h`<ul class="plain ${kind}">${each(items, bearing)}</ul>` : h`<p class="none">${none}</p>`;
  return h`<div><dt>${title}</dt><dd>${list}</dd></div>`;
}

/** What the cause does not bring about; where there is no more to say than that, it is said once. */
function leavesOpen(x: ReportHypothesis): Markup {
  const bare = x.unexplained.filter((b) => b.text.endsWith(NO_REASON));
  const told = x.unexplained.filter((b) => !bare.includes(b));
  if (bare.length < 2) return bearings('Leaves open', 'open', x.unexplained, 'Nothing that calls for a cause.');
  return h`<div><dt>Leaves open</dt><dd>${when(
    told.length,
    () => h`<ul class="plain open">${each(told, bearing)}</ul>`,
  )}<p>Does not follow from this mechanism: ${bare.map((b, i) => h`${i ? '; ' : ''}<a class="id" href="#${b.signal}">${b.signal}</a> ${b.text.slice(0, -NO_REASON.length)}`)}.</p></dd></div>`;
}

const bearing = (b: ReportHypothesis['supports'][number]): Markup =>
  h`<li><a class="id" href="#${b.signal}">${b.signal}</a> <span>${full(b.text)}</span></li>`;

function confirmation(x: ReportHypothesis): Markup {
  const c = x.confirmation;
  if (!c) return h`<p class="none">No open check tells it from its rivals.</p>`;
  const where = c.step === undefined ? NOTHING : h`<a href="#step-${c.step}">Step ${c.step}</a>: `;
  return h`<p>${where}${full(c.action)} <span class="meta">${minutes(c.minutes)}, ${c.readOnly ? 'read-only' : 'changes the system'}</span> Expect: ${full(c.looks)}</p>${command(c.step === undefined ? c.command : undefined)}`;
}
