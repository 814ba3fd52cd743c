import { words } from '../../../text/index.ts';
import { strength } from '../../document/likelihood.ts';
import type { Doc, Hypothesis } from '../../document/types.ts';
import { at, isTraced, quoted, rule } from '../../rule.ts';

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
    return (
      doc.hypotheses
        // For a remote one nothing is prepared.
        .filter(
          (h) =>
            (doc.kind === 'own' || ((strength(h.likelihood) ?? 1) >= REMOTE && !providedFor(doc, h))) &&
            !fast.some((a) => a.all || a.addresses.includes(h.id)),
        )
        .map((h) =>
          at(
            h.title,
            `no mitigation${doc.actions.some((a) => a.kind === 'fix' && (a.all || a.addresses.includes(h.id))) ? '' : ' and no fix'} addresses ${h.id} ${quoted(h.title.text)}`,
            'at least one',
          ),
        )
    );
  },
});

/** Not likely, and its fix is named, or the order or the outcome that concludes it says what is to be done. */
function providedFor(doc: Doc, h: Hypothesis): boolean {
  if ((strength(h.likelihood) ?? 1) > MINOR) return false;
  return (
    doc.actions.some((a) => a.kind === 'fix' && a.addresses.includes(h.id)) ||
    doc.order.some((p) => new RegExp(`\\bif ${h.id}\\b`, 'i').test(p.text)) ||
    doc.steps.some((s) => s.branches.some((b) => new RegExp(`\\b${h.id}\\b[^.]{0,20}[,;:.]`).test(b.follows) && DO.test(b.follows)))
  );
}
