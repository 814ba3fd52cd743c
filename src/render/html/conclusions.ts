import type { Report, ReportAction, ReportStep } from '../../report/types.ts';
import { hypothesisLinks } from './links.ts';
import { each, h, type Markup, NOTHING } from './markup.ts';
import { command } from './source.ts';
import { actionsOf, full, minutes } from './words.ts';

export type Conclusion = Extract<ReportStep['outcomes'][number]['next'], { conclude: string }>;

/** The causes that a conclusion names, as its sentence begins: "H1 and H2 together …". */
export const namesOf = (c: Conclusion): readonly string[] =>
  [...(/^H\d+(?:(?:, | and | or )H\d+)*/.exec(c.text)?.[0] ?? (c.conclude === 'other' ? '' : c.conclude)).matchAll(/H\d+/g)].map(
    (m) => m[0],
  );

const keyOf = (c: Conclusion): string => `${namesOf(c).join(' ')}: ${c.remedies.join(' ')}`;

/** Outcomes that end in the same acts share one end: there are few of them, however many leaves the tree has. */
function endsOf(r: Report): Map<string, Conclusion> {
  const ends = new Map<string, Conclusion>();
  for (const o of r.plan.steps.flatMap((s) => s.outcomes))
    if ('conclude' in o.next && !ends.has(keyOf(o.next))) ends.set(keyOf(o.next), o.next);
  return ends;
}

export const endOf = (r: Report, c: Conclusion): string => `end-${[...endsOf(r).keys()].indexOf(keyOf(c)) + 1}`;

export function conclusions(r: Report): Markup {
  return h`<div class="ends">${each([...endsOf(r).values()], (c) => end(r, c))}</div>`;
}

function end(r: Report, c: Conclusion): Markup {
  const remedies = c.remedies.flatMap((id) => actionsOf(r).filter((a) => a.id === id));
  const causes = namesOf(c).flatMap((id) => r.hypotheses.filter((x) => x.id === id));
  return h`<div class="end" id="${endOf(r, c)}" data-end-of="${c.conclude}"><h3>${causes.length ? h`When it ends with ${hypothesisLinks(causes.map((x) => x.id))}` : h`When it is none of these`}</h3>
${causes.length ? each(causes, (x) => h`<p class="verdict">${full(x.title)}</p>`) : h`<p class="verdict">The cause lies outside the ledger: add what was seen to the symptoms and run this again.</p>`}
${remedies.length ? h`<ol class="remedies">${each(remedies, remedy)}</ol>` : h`<p class="none">No remedy is known for it here.</p>`}</div>`;
}

const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^SAVE/, 'save first'],
  [/^FM/, 'fast mitigation'],
  [/^RCF/, 'root-cause fix'],
  [/^REP/, 'repair'],
];

function remedy(a: ReportAction): Markup {
  const kind = KINDS.find(([pattern]) => pattern.test(a.id))?.[1];
  return h`<li><a class="id" href="#${a.id}">${a.id}</a> ${a.title} <span class="meta">${kind ? h`${kind}, ` : NOTHING}${minutes(a.minutes)}, ${a.risk} risk</span>${command(a.command)}</li>`;
}
