import { delayOff } from '../../document/delays.ts';
import { strength } from '../../document/likelihood.ts';
import { NOTHING_AGAINST } from '../../document/nothing.ts';
import { testsHypothesis } from '../../document/plan.ts';
import { at, ranked, rule, textOf } from '../../rule.ts';

/** From here on a hypothesis leads clearly. */
const CLEAR = 0.75;

export const noEvidenceAgainst = rule({
  id: 'no-evidence-against',
  severity: 'warning',
  why: 'nobody looked for what speaks against it: the confidence in it is not earned',
  mend: 'name what would have to be seen, and is not, or what it leaves unexplained',
  check: (doc, facts) => {
    if (doc.report) {
      const lead = doc.report.hypotheses[0];
      const looked =
        !lead ||
        lead.disconfirms.length + lead.unexplained.length + lead.missing.length > 0 ||
        doc.report.plan.steps.length > 0 ||
        // Its own sign is looked at once more.
        lead.confirmation !== undefined;
      return looked
        ? []
        : [
            at(
              { text: '', path: 'hypotheses[0].disconfirms' },
              'nothing against the leading cause, and no step that could tell',
              'at least one open check',
            ),
          ];
    }
    // What ours says of it was computed: none seen, and what would be.
    if (doc.computed) return [];
    return (
      ranked(doc)
        .filter((h) => h.parts.disconfirming && NOTHING_AGAINST.test(textOf(h.parts.disconfirming)))
        // Of the one that leads clearly it may be true; a step that can refute it is what is owed then.
        .filter(
          (h) =>
            (facts.given && delayOff(h, facts.text).length > 0) ||
            !(h.rank === 1 && (strength(h.likelihood) ?? 0) >= CLEAR && doc.steps.some((s) => testsHypothesis(s, h, doc))),
        )
        .map((h) => at(h.parts.disconfirming?.[0] ?? h.title, `nothing speaks against ${h.id}`, 'what would have to be seen, and is not'))
    );
  },
});
