import { strength } from '../../document/likelihood.ts';
import { at, quoted, rule } from '../../rule.ts';

const REMOTE = 0.05;

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
    if (doc.kind === 'foreign' && fast.every((a) => a.addresses.length === 0 && !a.all)) return [];
    return (
      doc.hypotheses
        // For a remote one nothing is prepared.
        .filter(
          (h) => (doc.kind === 'own' || (strength(h.likelihood) ?? 1) > REMOTE) && !fast.some((a) => a.all || a.addresses.includes(h.id)),
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
