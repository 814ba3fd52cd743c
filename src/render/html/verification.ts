import type { Report, ReportCheck } from '../../report/types.ts';
import { each, h, type Markup, when } from './markup.ts';
import { command, computed, knowledge, source, statements } from './source.ts';
import { full, raised } from './words.ts';

export function verification(r: Report): Markup {
  const v = r.verification;
  return h`<section id="verification" aria-labelledby="verification-title"><h2 id="verification-title">5. Verification</h2>
${each(v.checks, (c) => check(r, c))}
${statements(r, 'Fix verification', v.fix)}
${statements(r, 'May regress', v.regressions)}</section>`;
}

function check(r: Report, c: ReportCheck): Markup {
  return h`<article class="check"><h3>${full(c.measure)}</h3>
<div class="st"><p class="meta">for ${c.for.map((id, i) => h`${i ? ', ' : ''}<a href="#${id}">${id}</a>`)}</p> ${source(r, [computed(c.formula), ...knowledge(c.observable)])}</div>
<dl class="pairs"><div><dt>Baseline</dt><dd>${full(raised(c.baseline))}</dd></div><div class="strong"><dt>Threshold</dt><dd>${full(raised(c.threshold))}</dd></div><div><dt>Wait</dt><dd>${full(raised(c.window))}</dd></div><div><dt>Counts</dt><dd>${full(raised(c.onlyWhen))}</dd></div></dl>
${when(c.query, () => h`<p class="meta">The baseline:</p>${command(c.query)}`)}</article>`;
}
