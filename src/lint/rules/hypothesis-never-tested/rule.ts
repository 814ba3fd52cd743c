import { strength } from '../../document/likelihood.ts';
import { testsHypothesis } from '../../document/plan.ts';
import { at, quoted, rule } from '../../rule.ts';

const REMOTE = 0.05;

export const hypothesisNeverTested = rule({
  id: 'hypothesis-never-tested',
  severity: 'error',
  why: 'if it is this one, the plan ends without ever having looked',
  mend: 'add the step that tests it, or take it off the ledger',
  check: (doc) => {
    if (doc.kind === 'foreign' && doc.computed) return [];
    if (doc.report) {
      // The planner stops where a remote hypothesis is no longer worth a minute; the likely ones must be told apart.
      const concluded = new Set(
        doc.steps.flatMap((s) => s.branches.flatMap((b) => b.targets.flatMap((t) => (t.kind === 'hypothesis' ? [t.id] : [])))),
      );
      const lead = doc.report.hypotheses[0];
      return lead &&
        doc.steps.length > 0 &&
        lead.probability >= 0.2 &&
        concluded.size > 0 &&
        !concluded.has(lead.id) &&
        lead.confirmation === undefined &&
        !doc.report.joint
        ? [at({ text: lead.title, path: 'hypotheses[0]' }, `no step concludes ${lead.id}`, 'a step that can')]
        : [];
    }
    if (doc.steps.length === 0) return [];
    return (
      doc.hypotheses
        // A remote one is left to "none of these": no minute is spent on it before the others are excluded.
        .filter((h) => (strength(h.likelihood) ?? 1) > REMOTE && !doc.steps.some((s) => testsHypothesis(s, h, doc)))
        .map((h) =>
          at(h.title, `no step of the plan tests ${h.id} ${quoted(h.title.text)}`, 'a step whose outcome speaks for or against it'),
        )
    );
  },
});
