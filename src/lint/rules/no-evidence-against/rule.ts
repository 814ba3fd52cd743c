import { at, ranked, rule, textOf } from '../../rule.ts';

const NOTHING =
  /^\W*(?:none|nothing|n\/?a|no (?:direct |strong |known |clear |obvious |disconfirming |contradicting |contradictory )*(?:evidence|signals?)?(?: (?:yet|known|identified|observed|found|at this (?:time|point)|currently|so far|available|against it))*|not (?:available|applicable)|-+)(?: (?:identified|observed|known|found|yet|at this time|so far|currently|present|available|apparent))*\W*$/i;

export const noEvidenceAgainst = rule({
  id: 'no-evidence-against',
  severity: 'warning',
  why: 'nobody looked for what speaks against it: the confidence in it is not earned',
  mend: 'name what would have to be seen, and is not, or what it leaves unexplained',
  check: (doc) => {
    if (doc.report) {
      const lead = doc.report.hypotheses[0];
      const looked =
        !lead || lead.disconfirms.length + lead.unexplained.length + lead.missing.length > 0 || doc.report.plan.steps.length > 0;
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
    return ranked(doc)
      .filter((h) => h.parts.disconfirming && NOTHING.test(textOf(h.parts.disconfirming)))
      .map((h) => at(h.parts.disconfirming?.[0] ?? h.title, `nothing speaks against ${h.id}`, 'what would have to be seen, and is not'));
  },
});
