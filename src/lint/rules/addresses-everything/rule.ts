import { at, quoted, rule } from '../../rule.ts';

export const addressesEverything = rule({
  id: 'addresses-everything',
  severity: 'error',
  why: 'an action that treats everything gives no reason to look for the cause, and mostly treats the symptom',
  mend: 'name the hypotheses whose mechanism it stops, and how',
  check: (doc) => {
    if (doc.kind === 'foreign' && doc.computed) return [];
    // What ours addresses is computed from the remedies of the modes.
    if (doc.kind === 'own') return doc.actions.filter((a) => a.all).map((a) => at(a.title, `${a.id} addresses all`, 'hypotheses by id'));
    return doc.actions.flatMap((a) => {
      if (a.kind === 'evidence' || a.kind === 'repair') return [];
      const counted = /\ball (?:two|three|four|five|six|\d)\b/i.test(a.addressed?.text ?? '');
      const each =
        !counted && a.kind === 'mitigation' && doc.hypotheses.length >= 3 && doc.hypotheses.every((h) => a.addresses.includes(h.id));
      return a.all || each
        ? [
            at(
              a.addressed ?? a.title,
              `${a.id} ${quoted(a.title.text)} addresses ${a.all ? quoted(a.addressed?.text ?? 'all') : `all ${doc.hypotheses.length} hypotheses`}`,
              'the hypotheses whose mechanism it stops',
            ),
          ]
        : [];
    });
  },
});
