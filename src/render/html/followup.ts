import type { Report } from '../../report/types.ts';
import { hypothesisLinks, linked } from './links.ts';
import { each, h, type Markup, NOTHING } from './markup.ts';
import { command, knowledge, paragraph, source, statements } from './source.ts';
import { timeline } from './timeline.ts';
import { full } from './words.ts';

export function followUp(r: Report): Markup {
  const f = r.followUp;
  return h`<section id="follow-up" aria-labelledby="follow-up-title"><h2 id="follow-up-title">6. Post-Incident Follow-Up</h2>
${timeline(r)}
<h3>Detection gap</h3>
${paragraph(r, f.detectionGap)}
${each(
  f.alerts,
  (a) =>
    h`<div class="st alert"><p>Alert (${a.on}), because ${full(a.because)}</p> ${source(r, knowledge(a.observable))}</div>${command(a.rule)}`,
)}
${statements(r, 'Hardening', f.hardening)}
${f.actions.length ? h`<h3>Action items</h3><ul class="plain todo">${each(f.actions, (a) => h`<li>${linked(r, full(a.text))} <span class="meta">owner: ${a.owner}${a.addresses.length ? h`, for ${hypothesisLinks(a.addresses)}` : NOTHING}</span></li>`)}</ul>` : NOTHING}</section>`;
}
