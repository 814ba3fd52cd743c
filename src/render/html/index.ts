import type { Report } from '../../report/types.ts';
import { costWords } from '../cost.ts';
import { SCRIPT, SCRIPT_HASH, STYLE, STYLE_HASH } from './assets.ts';
import { card } from './card.ts';
import { followUp } from './followup.ts';
import { input } from './input.ts';
import { ledger } from './ledger.ts';
import { each, h, type Markup, when } from './markup.ts';
import { contents, next } from './nav.ts';
import { plan } from './plan.ts';
import { snapshot } from './snapshot.ts';
import { mitigation } from './treatment.ts';
import { verification } from './verification.ts';

/** For those who put a report into a page of their own: its style (all under `.triage`) and its script (`startTriage` runs on load). */
export { SCRIPT, SCRIPT_HASH, STYLE, STYLE_HASH };

/** Nothing is loaded, sent or framed; the one style and the one script are known by their hashes. */
export const CONTENT_SECURITY_POLICY = `default-src 'none'; style-src '${STYLE_HASH}'; script-src '${SCRIPT_HASH}'; base-uri 'none'; form-action 'none'`;

/** The report as a fragment of HTML: `<article class="triage">`. It needs `STYLE` to look right and `SCRIPT` to be clicked through. */
export function htmlFragment(r: Report): string {
  return fragment(r).markup;
}

function fragment(r: Report): Markup {
  return h`<article class="triage" data-triage aria-label="Incident triage: ${r.title}"><div class="layout">
${card(r)}
${contents(r)}
<div class="report">
${snapshot(r)}
${ledger(r)}
${plan(r)}
${mitigation(r)}
${verification(r)}
${followUp(r)}
${input(r)}
${when(r.lint.length, () => h`<section id="lint" aria-labelledby="lint-title"><h2 id="lint-title">Where this report breaks its own rules</h2><ul class="plain">${each(r.lint, (f) => h`<li><code>${f.rule}</code> ${f.place}: ${f.seen}; expected ${f.expected}. ${f.mend}</li>`)}</ul></section>`)}
${when(r.team, () => h`<p class="note team">${r.team ? [r.team.text, ...r.team.notices].join(' ') : ''}</p>`)}
${when(r.model, () => h`<p class="note model">${r.model ? `${r.model.outcome} ${costWords(r.model)}` : ''}</p>`)}
</div>
${next(r, 'below')}
<p class="vh" role="status" data-live></p>
</div></article>`;
}

/** The report as one self-contained page: it loads nothing, runs from a file, reads without its script, and prints. */
export function html(r: Report): string {
  return h`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${CONTENT_SECURITY_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${r.severity.level} · ${r.title} · incident triage</title>
<style>${{ markup: STYLE }}</style>
</head>
<body class="triage-page">
<a class="skip" href="#glance">Skip to the report</a>
<main>${fragment(r)}</main>
<script>${{ markup: SCRIPT }}</script>
</body>
</html>
`.markup;
}
