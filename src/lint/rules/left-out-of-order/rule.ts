import { actionIds } from '../../foreign/branches.ts';
import { at, isRejected, listed, ranked, rule } from '../../rule.ts';

/** It says itself when it is its turn. */
const CONDITIONAL = /^\W*(?:\([^)]*\)\W*)?(?:if|when|once|only|as a fallback|fallback)\b/i;

export const leftOutOfOrder = rule({
  id: 'left-out-of-order',
  severity: 'warning',
  only: 'elsewhere',
  why: 'the order is what is followed at night: what stands in no order is not done, or is done at the wrong time',
  mend: 'give it its place and its condition, or leave it out',
  check: (doc) => {
    const [where] = doc.order;
    const [lead] = ranked(doc);
    const ordered = doc.order.flatMap((p) => actionIds(p.text));
    if (doc.computed || !where || !lead || !doc.actions.some((a) => a.kind === 'mitigation' && ordered.includes(a.id))) return [];
    // Named wherever the plan, the verification or another action says when.
    const named = (id: string) =>
      doc.said.some((s) => s.of !== id && (s.section === 'plan' || s.section === 'mitigation') && actionIds(s.piece.text).includes(id));
    const left = doc.actions.filter(
      (a) => a.kind === 'mitigation' && a.addresses.includes(lead.id) && !isRejected(a) && !CONDITIONAL.test(a.title.text) && !named(a.id),
    );
    return left.length > 0
      ? [
          at(
            where,
            `${listed(left.map((a) => a.id))} for ${lead.id} ${left.length > 1 ? 'stand' : 'stands'} in no order, and no outcome leads there`,
            'when, and after which outcome',
          ),
        ]
      : [];
  },
});
