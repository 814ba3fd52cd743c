import type { Report } from '../../report/types.ts';
import { each, h, type Markup, NOTHING } from './markup.ts';
import { minutes } from './words.ts';

const PLACES: readonly (readonly [string, string])[] = [
  ['glance', 'At a glance'],
  ['snapshot', '1. Snapshot'],
  ['ledger', '2. Ledger'],
  ['plan', '3. Plan'],
  ['mitigation', '4. Mitigation'],
  ['verification', '5. Verification'],
  ['follow-up', '6. Follow-up'],
  ['the-input', 'The input'],
];

export const contents = (r: Report): Markup =>
  h`<nav class="contents" aria-label="Contents"><ul>${each(PLACES, ([id, name]) => h`<li><a href="#${id}">${name}</a></li>`)}</ul>${next(r, 'beside')}</nav>`;

/** The next step, always in reach: beside the text where there is room, under the thumb where there is not. */
export function next(r: Report, place: 'beside' | 'below'): Markup {
  const s = r.plan.steps[0];
  if (!s) return NOTHING;
  return h`<p class="next ${place}"><a href="#step-1" data-next-step><span data-next-name>Next: step 1, ${minutes(s.minutes)}</span> <span data-next-action>${s.action}</span></a></p>`;
}
