import { BANDS, bandOf } from '../../diagnosis/index.ts';
import type { Report } from '../../report/types.ts';
import { each, h, type Markup } from './markup.ts';
import { percent } from './words.ts';

const share = (p: number): string => `${Math.round(p * 1000) / 10}%`;

/** One bar: the probability, in the range that its band stands for. Positions are attributes of SVG: a page may forbid inline styles. */
export function range(p: number): Markup {
  const band = BANDS.find((b) => b.band === bandOf(p)) ?? { from: 0, to: 0 };
  return h`<svg class="bar" aria-hidden="true" focusable="false"><rect class="track" y="25%" width="100%" height="50%"/><rect class="range" x="${share(band.from)}" width="${share(band.to - band.from)}" height="100%"/><rect class="fill" y="25%" width="${share(p)}" height="50%"/><rect class="was" x="${share(p)}" width="2" height="100%"/></svg>`;
}

/** The ledger as bars; the script moves them as outcomes are chosen. */
export function bars(r: Report, place: 'ledger' | 'plan'): Markup {
  const rows = [
    ...r.hypotheses.map((x) => ({ id: x.id, title: x.title, p: x.probability, words: x.likelihood })),
    { id: 'other', title: 'Something else', p: r.other, words: 'not in this ledger' },
  ];
  return h`<ol class="bars in-${place}" data-bars>${each(
    rows,
    (x) => h`<li data-cause="${x.id}" data-start="${x.p}" data-words="${x.words}">
<span class="cause">${x.id === 'other' ? h`<span class="id"></span>` : h`<a class="id" href="#${x.id}">${x.id}</a>`} <span class="title">${x.title}</span></span>
<span class="figures"><b data-percent>${percent(x.p)}</b> <span data-likelihood>${x.words}</span></span>
${range(x.p)}</li>`,
  )}</ol>`;
}
