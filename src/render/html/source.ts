import type { Provenance, Report, Statement } from '../../report/types.ts';
import { linked } from './links.ts';
import { each, h, joined, type Markup, NOTHING } from './markup.ts';
import { fieldName, full } from './words.ts';

const WORDS: Readonly<Record<Provenance['kind'], string>> = {
  input: 'input',
  knowledge: 'knowledge',
  computed: 'computed',
  model: 'model',
  recorded: 'log',
};

const label = (p: Provenance): string => (p.kind === 'input' ? fieldName(p.field) : WORDS[p.kind]);

/** Where a statement comes from, one click away: a word that opens to the quotation, the entry of the knowledge, or the formula. */
export function source(r: Report, from: readonly Provenance[]): Markup {
  if (from.length === 0) return NOTHING;
  const labels = [...new Set(from.map(label))].join(', ');
  return h`<details class="src"><summary aria-label="Source: ${labels}">${labels}</summary><ul>${each(from, (p) => h`<li>${place(r, p)}</li>`)}</ul></details>`;
}

function place(r: Report, p: Provenance): Markup {
  switch (p.kind) {
    case 'input':
      return h`${quotation(r.incident[p.field].slice(p.start, p.end))} <a href="#text-${p.field}">${fieldName(p.field)}, ${p.start}–${p.end}</a>`;
    case 'knowledge':
      return h`knowledge base, entry <code>${p.id}</code>${p.source ? h`; from ${citation(p.source)}` : NOTHING}`;
    case 'computed':
      return h`computed: <code>${p.formula}</code>`;
    case 'recorded':
      return recorded(r, p.event);
    case 'model':
      return h`proposed by the model <code>${p.name}</code>`;
  }
}

function recorded(r: Report, id: string): Markup {
  const event = r.log?.find((e) => e.id === id);
  return event
    ? h`${quotation(event.text)} <a href="#event-${id}">the log, ${event.at}, ${event.by}</a>`
    : h`the log, event <code>${id}</code>`;
}

export const quotation = (text: string): Markup => h`<q class="quote">${text.trim()}</q>`;

/** A source by name, or as a link where it is an address of the web. */
export const citation = (text: string): Markup =>
  /^https?:\/\/[^\s]+$/i.test(text) ? h`<a href="${text}" rel="noreferrer noopener">${text}</a>` : h`${text}`;

export const knowledge = (id: string, sources: readonly string[] = []): Provenance[] =>
  sources.length ? sources.map((s) => ({ kind: 'knowledge', id, source: s })) : [{ kind: 'knowledge', id }];

/** The knowledge, or the model that proposed the entry. */
export const origin = (r: Report, id: string, sources: readonly string[], proposed: 'model' | undefined): Provenance[] =>
  proposed ? [{ kind: 'model', name: r.model?.name ?? 'of this report' }] : knowledge(id, sources);

export const computed = (formula: string): Provenance => ({ kind: 'computed', formula });

/** A statement with its source right behind its last word. */
export const stated = (r: Report, s: Statement): Markup => h`<div class="st"><p>${linked(r, full(s.text))}</p> ${source(r, s.from)}</div>`;

/** Statements that make one paragraph, with one source for all of it. */
export function paragraph(r: Report, statements: readonly Statement[]): Markup {
  const seen = new Set<string>();
  const from = statements.flatMap((s) => s.from).filter((p) => !seen.has(JSON.stringify(p)) && seen.add(JSON.stringify(p)));
  return h`<div class="st"><p>${joined(
    statements.map((s) => h`${s.text}`),
    ' ',
  )}</p> ${source(r, from)}</div>`;
}

export const statements = (r: Report, title: string, items: readonly Statement[]): Markup =>
  items.length ? h`<h3>${title}</h3><ul class="plain">${each(items, (s) => h`<li>${stated(r, s)}</li>`)}</ul>` : NOTHING;

/** A command to copy, alone in its block; the button is the script's. */
export const command = (text: string | undefined): Markup =>
  text ? h`<div class="cmd"><pre><code>${text.trimEnd()}</code></pre></div>` : NOTHING;
