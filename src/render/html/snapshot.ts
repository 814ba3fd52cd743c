import type { Report } from '../../report/types.ts';
import { each, h, type Markup, NOTHING, when } from './markup.ts';
import { signals } from './signals.ts';
import { computed, knowledge, paragraph, quotation, source, stated, statements } from './source.ts';
import { duration, fieldName, full, raised } from './words.ts';

export function snapshot(r: Report): Markup {
  return h`<section id="snapshot" aria-labelledby="snapshot-title"><h2 id="snapshot-title">1. Incident Snapshot</h2>
${paragraph(r, r.problem)}
${severity(r)}
${changes(r)}
${signals(r)}
${when(
  r.derived.length,
  () =>
    h`<h3>Computed from the input</h3><ul class="plain">${each(
      r.derived,
      (d) =>
        h`<li>${stated(r, { text: d.text, from: [computed(d.formula), ...d.inputs.map((q) => ({ kind: 'input' as const, field: q.field, start: q.start, end: q.end }))] })}</li>`,
    )}</ul>`,
)}
${statements(r, 'Ruled in', r.ruledIn)}
${statements(r, 'Speaks against', r.ruledOut)}
${statements(r, 'Well, as told', r.well ?? [])}
${contradictions(r)}
${gaps(r)}
${when(
  r.notes.length,
  () =>
    h`<h3>About the input</h3><ul class="plain">${each(r.notes, (n) => h`<li>${n.field ? `${fieldName(n.field)}: ` : ''}${full(n.text)}</li>`)}</ul>`,
)}</section>`;
}

function severity(r: Report): Markup {
  const s = r.severity;
  const rows = [
    ['Not higher', s.whyNotHigher],
    ['Not lower', s.whyNotLower],
    ['It changes when', s.changesWhen],
  ].filter(([, text]) => text);
  return h`<h3>Severity: <span class="sev ${s.level.toLowerCase()}">${s.level}</span></h3>
<div class="st"><p>${full(raised(s.rule.text))}</p> ${source(r, [...knowledge(`severity policy, rule ${s.rule.id}`), ...s.because.flatMap((b) => b.from)])}</div>
<dl class="pairs">
${when(s.because.length, () => h`<div><dt>Because</dt><dd>${full(raised(s.because.map((b) => b.text).join('; ')))}</dd></div>`)}
${each(rows, ([name = '', text = '']) => h`<div><dt>${name}</dt><dd>${full(text)}</dd></div>`)}
</dl>`;
}

function changes(r: Report): Markup {
  if (r.triggers.length === 0) return NOTHING;
  return h`<h3>What changed <span class="aside">named, not blamed</span></h3><ul class="plain changes">${each(
    r.triggers,
    (t) =>
      h`<li><div class="st"><p><b>${t.name}</b>${t.at || t.minutesBeforeOnset !== undefined ? ' ' : ''}${[t.at, t.minutesBeforeOnset === undefined ? undefined : before(t.minutesBeforeOnset)].filter(Boolean).join(', ')}: ${full(t.fit)}</p> ${source(
        r,
        [{ kind: 'input', field: t.field, start: t.start, end: t.end }, ...(t.derived ? [computed(t.derived)] : [])],
      )}</div></li>`,
  )}</ul>`;
}

const before = (m: number): string => `${duration(m)} ${m < 0 ? 'after' : 'before'} the onset`;

function contradictions(r: Report): Markup {
  if (r.contradictions.length === 0) return NOTHING;
  return h`<h3>Contradictions in the input</h3><ul class="plain">${each(
    r.contradictions,
    (c) =>
      h`<li><b>${c.about}</b>: ${quotation(c.one.quote)} <span class="meta">${fieldName(c.one.field)}</span> against ${quotation(c.other.quote)} <span class="meta">${fieldName(c.other.field)}</span>. ${full(c.effect)}</li>`,
  )}</ul>`;
}

function gaps(r: Report): Markup {
  if (r.gaps.length === 0) return NOTHING;
  return h`<h3>Missing</h3><ul class="plain">${each(
    r.gaps,
    (g) =>
      h`<li><b>${full(g.what)}</b> It costs: ${full(g.costs)} Ask: ${/^step \d+$/.test(g.ask) ? h`<a href="#${g.ask.replace(' ', '-')}">${g.ask}</a>.` : h`${full(g.ask)}`}</li>`,
  )}</ul>`;
}
