import type { Report } from '../../report/types.ts';
import { each, h, type Markup, NOTHING } from './markup.ts';

type Cell = Report['matrix']['cells'][number][number];

/** Each cell says in text what its colour says. */
const CELLS: Readonly<Record<Cell, { readonly shade: string; readonly sign: string; readonly words: string }>> = {
  '++': { shade: 'for-2', sign: '++', words: 'strongly for' },
  '+': { shade: 'for-1', sign: '+', words: 'for' },
  '0': { shade: 'neutral', sign: '·', words: 'neutral' },
  '-': { shade: 'against-1', sign: '−', words: 'against' },
  '--': { shade: 'against-2', sign: '−−', words: 'strongly against' },
};

const SCALE: readonly Cell[] = ['++', '+', '0', '-', '--'];

/** Signals × hypotheses as a heat map; it scrolls inside itself where the page is narrow. */
export function matrix(r: Report): Markup {
  if (r.matrix.signals.length === 0) return NOTHING;
  const signals = new Map(r.signals.map((s) => [s.id, s]));
  const titles = new Map(r.hypotheses.map((x) => [x.id, x.title]));
  return h`<h3 id="matrix">Signals × hypotheses</h3>
<p class="legend">${each(
    SCALE.map((s) => CELLS[s]),
    (c) => h`<span><i class="cell ${c.shade}">${c.sign}</i> ${c.words}</span> `,
  )}</p>
<div class="scroll" role="region" aria-labelledby="matrix" tabindex="0"><table class="heat">
<thead><tr><th scope="col"><span class="vh">signal</span></th><th scope="col" class="reading">reads as</th>${each(
    r.matrix.hypotheses,
    (id) => h`<th scope="col"><a href="#${id}" title="${titles.get(id) ?? ''}">${id}</a></th>`,
  )}</tr></thead>
<tbody>${each(
    r.matrix.signals,
    (id, i) =>
      h`<tr><th scope="row"><a href="#${id}">${id}</a></th><td class="reading">${signals.get(id)?.reading ?? ''}</td>${each(
        r.matrix.cells[i] ?? [],
        (c) =>
          h`<td class="cell ${CELLS[c].shade}"><span aria-hidden="true">${CELLS[c].sign}</span><span class="vh">${CELLS[c].words}</span></td>`,
      )}</tr>`,
  )}</tbody></table></div>
<p class="note">Strongly for: three times likelier or more under this cause than under its rivals.</p>`;
}
