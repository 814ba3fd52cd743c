import { strength } from '../../document/likelihood.ts';
import { keptInView } from '../../document/plan.ts';
import type { Doc } from '../../document/types.ts';
import { at, isTraced, quoted, rule } from '../../rule.ts';

const REMOTE = 0.05;
/** Up to this, what eases it is enough until it has been shown. */
const MINOR = 0.15;

/** It tells that the fault is there, and removes nothing. */
const DETECTS =
  /^\W*(?:\([^)]*\)\W*)?(?:plausibility (?:gate|check)|alerts?|alarms?|monitor\w*|dashboards?|tests|(?:sql|unit|regression) tests?|canary|synthetic)\b/i;
const REFUTED = /\b(?:refuted|excluded|ruled out|disproved)\b/i;

export const hypothesisWithoutFix = rule({
  id: 'hypothesis-without-fix',
  severity: 'error',
  why: 'a mitigated cause comes back',
  mend: 'add a fix that removes the cause',
  check: (doc) => {
    const fixes = doc.actions.filter((a) => a.kind === 'fix');
    if (!doc.sections.mitigation) return [];
    if (doc.kind === 'foreign' && fixes.length === 0 && doc.hypotheses.length > 0)
      return [at(doc.sections.mitigation, 'no root-cause fix (RCF1 …)', 'at least one')];
    if (doc.kind === 'foreign' && !fixes.some(isTraced)) return [];
    return (
      doc.hypotheses
        // For a remote one nothing is prepared; what has no mitigation either has one fault, and that is told.
        .filter(
          (h) =>
            (doc.kind === 'own' || doc.computed
              ? !keptInView(doc, h)
              : (strength(h.likelihood) ?? 1) > (eased(doc, h.id) ? MINOR : REMOTE)) &&
            !fixes.some(
              (a) => (a.all || a.addresses.includes(h.id)) && !(doc.kind === 'foreign' && !doc.computed && DETECTS.test(a.title.text)),
            ) &&
            !REFUTED.test(h.likelihood?.piece.text ?? '') &&
            !(doc.kind === 'foreign' && untreated(doc, h.id)),
        )
        .map((h) => at(h.title, `no fix addresses ${h.id} ${quoted(h.title.text)}`, 'at least one'))
    );
  },
});

/** A mitigation is for it alone. */
const eased = (doc: Doc, id: string): boolean =>
  doc.actions.some((a) => a.kind === 'mitigation' && a.addresses.length === 1 && a.addresses[0] === id);

/** No mitigation treats it, where mitigations say what they treat. */
const untreated = (doc: Doc, id: string): boolean => {
  const fast = doc.actions.filter((a) => a.kind === 'mitigation');
  return fast.some((a) => a.addresses.length > 0) && !fast.some((a) => a.all || a.addresses.includes(id));
};
