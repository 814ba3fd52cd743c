import { words } from '../../../text/index.ts';
import { strength } from '../../document/likelihood.ts';
import { keptInView, testsHypothesis } from '../../document/plan.ts';
import type { Doc, Hypothesis } from '../../document/types.ts';
import { at, isTraced, listed, quoted, rule } from '../../rule.ts';

const REMOTE = 0.1;
/** Up to this it is no rival of the leading one. */
const MINOR = 0.2;
const DO = words`
  give | stop | disable | restart | roll | revert | switch | block | contact | call | ask | hand | agree | move | raise | limit
  drain | pause | apply | escalate | page | to the \w+ (?:team|lead)
`;

export const hypothesisWithoutMitigation = rule({
  id: 'hypothesis-without-mitigation',
  severity: 'error',
  why: 'if it turns out to be this one, there is nothing to do tonight',
  mend: 'add a mitigation that treats it, or say that there is none',
  check: (doc) => {
    const fast = doc.actions.filter((a) => a.kind === 'mitigation');
    if (!doc.sections.mitigation) return [];
    if (doc.kind === 'foreign' && fast.length === 0 && doc.hypotheses.length > 0)
      return [at(doc.sections.mitigation, 'no fast mitigation (FM1 …)', 'at least one')];
    // Where none is traced at all, mitigation-without-hypothesis says so.
    if (doc.kind === 'foreign' && !fast.some(isTraced)) return [];
    const lack = doc.hypotheses
      // For a remote one nothing is prepared.
      .filter(
        (h) =>
          (doc.kind === 'own' || doc.computed ? !keptInView(doc, h) : (strength(h.likelihood) ?? 1) >= REMOTE && !providedFor(doc, h)) &&
          !fast.some((a) => a.all || a.addresses.includes(h.id)),
      );
    // Several with fixes and nothing fast are one fault.
    const fixed = lack.filter((h) => doc.kind === 'foreign' && hasFix(doc, h));
    const [first] = fixed;
    if (first && fixed.length > 1 && fixed.length === lack.length)
      return [at(first.title, `no mitigation addresses ${listed(fixed.map((h) => h.id))}`, 'at least one for each')];
    return lack.map((h) =>
      at(h.title, `no mitigation${hasFix(doc, h) ? '' : ' and no fix'} addresses ${h.id} ${quoted(h.title.text)}`, 'at least one'),
    );
  },
});

const hasFix = (doc: Doc, h: Hypothesis): boolean => doc.actions.some((a) => a.kind === 'fix' && (a.all || a.addresses.includes(h.id)));

/** Not likely, and its fix is named, or the order or the outcome that concludes it says what is to be done. */
function providedFor(doc: Doc, h: Hypothesis): boolean {
  if ((strength(h.likelihood) ?? 1) > MINOR) return false;
  return (
    doc.actions.some((a) => a.kind === 'fix' && a.addresses.includes(h.id)) ||
    doc.order.some((p) => new RegExp(`\\bif ${h.id}\\b`, 'i').test(p.text)) ||
    doc.steps.some((s) => s.branches.some((b) => new RegExp(`\\b${h.id}\\b[^.]{0,20}[,;:.]`).test(b.follows) && DO.test(b.follows))) ||
    // The step that tests it alone says what to do then.
    doc.steps.some(
      (s) =>
        testsHypothesis(s, h, doc) &&
        doc.hypotheses.every((x) => x === h || !testsHypothesis(s, x, doc)) &&
        s.branches.some((b) => b.targets.length === 0 && DO.test(b.follows)),
    )
  );
}
