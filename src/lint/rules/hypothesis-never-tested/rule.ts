import { strength } from '../../document/likelihood.ts';
import { testsHypothesis, testsInWords } from '../../document/plan.ts';
import type { Doc, Hypothesis } from '../../document/types.ts';
import { at, quoted, rule, textOf } from '../../rule.ts';

const REMOTE = 0.05;
/** "Done by the suspension": it has been tested. */
const DONE = /^\W*(?:already )?done\b/i;
/** What it blames has been taken back, in vain: no better test is known. */
const UNDONE =
  /\b(?:rolled back|reverted|switched off|suspended|disabled)\b[^.;]{0,30}\b(?:no change|no effect|without effect|in vain|the same)\b/i;

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
    const untold = doc.together ? [] : doc.hypotheses.filter((h) => (strength(h.likelihood) ?? 1) > REMOTE && onlyWithOthers(doc, h));
    return [
      ...untold.map((h) =>
        at(
          h.title,
          `the plan names ${h.id} ${quoted(h.title.text)} only together with others: no outcome speaks for it alone`,
          'an outcome that speaks for it alone',
        ),
      ),
      ...doc.hypotheses
        // A remote one is left to "none of these": no minute is spent on it before the others are excluded.
        .filter(
          (h) =>
            (strength(h.likelihood) ?? 1) > REMOTE &&
            !DONE.test(textOf(h.parts.confirmation)) &&
            !UNDONE.test(textOf(h.parts.disconfirming)) &&
            !doc.steps.some((s) => testsHypothesis(s, h, doc)),
        )
        .map((h) =>
          at(h.title, `no step of the plan tests ${h.id} ${quoted(h.title.text)}`, 'a step whose outcome speaks for or against it'),
        ),
    ];
  },
});

/** Named as "H1 or H3" in a single step and nowhere by itself. A pair that is named together everywhere is inseparable-pair's. */
function onlyWithOthers(doc: Doc, h: Hypothesis): boolean {
  const named = new RegExp(`\\b${h.id}\\b`);
  const steps = doc.steps.filter((s) => s.names.includes(h.id) || s.branches.some((b) => named.test(b.piece.text)));
  if (steps.length !== 1 || !steps[0] || doc.steps.some((s) => testsInWords(s, h, doc))) return false;
  const [step] = steps;
  const clauses = [...step.action, ...step.expected, ...step.branches.map((b) => b.piece)].flatMap((p) => p.text.split(/[.;](?=\s|$)/));
  const own = clauses.filter((c) => named.test(c));
  const others = own.map((c) => new Set((c.match(/\bH\d{1,2}\b/g) ?? []).filter((id) => id !== h.id)));
  const partner = others[0] && [...others[0]].find((id) => others.every((o) => o.has(id)));
  // Its partner is told apart from it elsewhere; otherwise the pair is the finding.
  return (
    own.length > 0 &&
    partner !== undefined &&
    doc.steps.some(
      (s) => s !== step && (s.names.includes(partner) || s.branches.some((b) => new RegExp(`\\b${partner}\\b`).test(b.piece.text))),
    )
  );
}
