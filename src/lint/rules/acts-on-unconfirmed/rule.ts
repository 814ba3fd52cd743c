import { words } from '../../../text/index.ts';
import { strength } from '../../document/likelihood.ts';
import type { Doc } from '../../document/types.ts';
import { actionIds } from '../../foreign/branches.ts';
import { at, quoted, ranked, rule } from '../../rule.ts';

const CONDITION = words`
  if | (?<!at )once | when | after | confirm\w* | only | unless | depending | pending | until | until | supported | conclusion
  outcome | proven | validated | based on | as soon as | in case
`;

const GOES_THERE =
  /\b(?:confirm\w*|prov(?:en|ed)|holds|supported)\b[^.;]{0,20}\b(?:go|proceed|move|continue) (?:on )?(?:to|with) (?:the )?(?:mitigations?|fix(?:es)?|section 4|recommended order)\b/i;

/** So likely by the signals alone, with rivals so unlikely, the cause is as good as known. */
const CLEAR = 0.7;
const RIVAL = 0.25;
const asGoodAsKnown = (doc: Doc): boolean => {
  const [lead, ...rivals] = ranked(doc);
  return (strength(lead?.likelihood) ?? 0) >= CLEAR && rivals.length > 0 && rivals.every((h) => (strength(h.likelihood) ?? 1) <= RIVAL);
};

export const actsOnUnconfirmed = rule({
  id: 'acts-on-unconfirmed',
  severity: 'warning',
  why: 'a fix for one cause, made before it is known to be that one, costs the hour that the others needed',
  mend: 'order it after the step that confirms its hypothesis',
  check: (doc) => {
    if (doc.report) {
      const fixes = new Set(doc.report.fixes.map((f) => f.id));
      return doc.report.order.flatMap((o, i) =>
        /^now/i.test(o.when) && o.actions.some((id) => fixes.has(id))
          ? [at({ text: o.text, path: `order[${i}]` }, `a fix stands under "${o.when}"`, 'a fix after the outcome that calls for it')]
          : [],
      );
    }
    if (doc.order.length === 0 || doc.order.some((p) => CONDITION.test(p.text))) return [];
    // A chain that goes through a step waits for what it shows.
    const chained = (text: string) => /\bsteps?\s*\d.*\bRCF/i.test(text);
    if (doc.order.some((p) => chained(p.text))) return [];
    // "H1 confirmed, go to Mitigation": the order is made behind that outcome.
    if (doc.steps.some((s) => s.branches.some((b) => GOES_THERE.test(b.follows)))) return [];
    // What is done first can be taken back, and shows whether it was that cause.
    const first = doc.order.flatMap((p) => actionIds(p.text))[0];
    if (asGoodAsKnown(doc) && doc.actions.some((a) => a.id === first && a.kind === 'mitigation')) return [];
    const fix = doc.order.find((p) => actionIds(p.text).some((id) => doc.actions.some((a) => a.id === id && a.kind === 'fix')));
    return fix
      ? [
          at(
            fix,
            `the order runs through without a condition: ${quoted(fix.text)}`,
            'what to do now whatever the cause, and what only after which outcome',
          ),
        ]
      : [];
  },
});
