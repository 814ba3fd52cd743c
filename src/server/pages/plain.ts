import type { Report } from '../../report/types.ts';
import type { IncidentRow } from '../../store/index.ts';
import { type Html, html, pageOf } from './html.ts';

const FIELDS = [
  ['symptoms', 'What is seen', 'rates, log lines, graphs, complaints', 8],
  ['occurrence_pattern', 'When', 'when it began, what changed, when it does not happen', 4],
  ['blast_radius', 'Who is hit', 'who, how badly, what it costs', 3],
  ['tech_stack', 'Stack', 'languages, frameworks, stores, platforms', 2],
  ['code_snippet', 'Code', 'application code, SQL, configuration; may be empty', 8],
] as const;

/** The start page where no page was built: a form and the newest incidents, without a script. */
export function startPage(incidents: readonly IncidentRow[], mayWrite: boolean): string {
  const form = html`<form method="post" action="/hooks/form" accept-charset="utf-8">
${FIELDS.map(([name, label, hint, rows]) => html`<label for="${name}">${label} <span>${hint}</span></label><textarea id="${name}" name="${name}" rows="${rows}"></textarea>`)}
<button type="submit">Save, and make the report</button>
</form>`;
  return pageOf(
    'Incident triage',
    html`<main><h1>Incident triage</h1>
<p class="soft">Five fields about an incident in, one triage report out. <a href="/docs">The API</a></p>
${mayWrite ? form : html`<p>Sign in to save an incident: the API takes a token as <code>Authorization: Bearer …</code></p>`}
<h2>Newest incidents</h2>
${incidents.length === 0 ? html`<p class="soft">None yet.</p>` : html`<ol class="list">${incidents.map(itemOf)}</ol>`}
</main>`,
  );
}

const itemOf = (i: IncidentRow): Html =>
  html`<li><a href="/incidents/${i.id}">${i.title}</a><br><span class="soft">${i.severity} · ${i.state} · ${i.createdAt.slice(0, 16).replace('T', ' ')} UTC${i.service === '' ? '' : ` · ${i.service}`}</span></li>`;

/** One incident where no page was built: its report as text, and the ways to the other renderings. */
export function incidentPage(i: IncidentRow, report: Report, text: string, formats: readonly string[]): string {
  return pageOf(
    i.title,
    html`<main><p><a href="/">All incidents</a></p><h1>${i.title}</h1>
<p>${report.glance.severity}<br>${report.glance.leading}</p>
<p class="soft">As ${formats.map((f) => html`<a href="/api/incidents/${i.id}/report?format=${f}">${f}</a> `)}</p>
<pre>${text}</pre></main>`,
  );
}

export const messagePage = (title: string, text: string): string =>
  pageOf(title, html`<main><h1>${title}</h1><p>${text}</p><p><a href="/">To the start</a></p></main>`);
