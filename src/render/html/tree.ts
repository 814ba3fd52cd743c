import type { Report, ReportStep } from '../../report/types.ts';
import { endOf, namesOf } from './conclusions.ts';
import { each, h, type Markup, NOTHING } from './markup.ts';
import { percent } from './words.ts';

type Way = readonly (readonly [number, string])[];

/** The whole tree, drawn: each branch is a link to where it leads, and carries the way to it for the script. */
export function treeMap(r: Report): Markup {
  const first = r.plan.steps[0];
  if (!first) return NOTHING;
  const drawn = new Set<number>();
  return h`<details class="map" open><summary>The whole tree</summary><div class="scroll" role="region" aria-label="The plan as a tree" tabindex="0"><ul class="tree"><li><a href="#step-1" data-way="[]">Step 1</a> <span>${first.action}</span>${branches(r, first, [], drawn)}</li></ul></div></details>`;
}

function branches(r: Report, s: ReportStep, way: Way, drawn: Set<number>): Markup {
  // A step that several branches share is drawn once: the tree stays as small as the plan.
  if (drawn.has(s.number)) return NOTHING;
  drawn.add(s.number);
  return h`<ul>${each(s.outcomes, (o) => branch(r, o, [...way, [s.number, o.outcome]], drawn))}</ul>`;
}

function branch(r: Report, o: ReportStep['outcomes'][number], way: Way, drawn: Set<number>): Markup {
  const edge = h`<b>${o.outcome}</b> <span class="odds">${percent(o.probability)}</span>`;
  const data = JSON.stringify(way);
  if ('step' in o.next) {
    const number = o.next.step;
    const next = r.plan.steps.find((x) => x.number === number);
    const again = drawn.has(number);
    return h`<li>${edge} <a href="#step-${number}" data-way="${data}">Step ${number}</a> ${again ? h`<span>as above</span>` : h`<span>${next?.action ?? ''}</span>${next ? branches(r, next, way, drawn) : NOTHING}`}</li>`;
  }
  const names = namesOf(o.next).join(', ') || 'None of these';
  return h`<li class="leaf">${edge} <a href="#${endOf(r, o.next)}" data-way="${data}">${names}</a> <span>${percent(o.next.probability)}</span></li>`;
}
