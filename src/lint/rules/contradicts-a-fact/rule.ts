import { words } from '../../../text/index.ts';
import { hits } from '../../document/piece.ts';
import { at, ordinal, quoted, ranked, rule } from '../../rule.ts';

const EXCLUDES = words`
  contradict(?:s|ed)? | rules? (?:it|this|that|H\d)? ?out | (?:is|are) (?:in)?compatible only | incompatible with
  inconsistent with | excludes (?:it|this) | makes? (?:it|this) impossible | cannot be (?:the cause|true) | would have to be
  disproves?
`;
const ONLY_IF = /\b(?:if|would|could|might|may|should|unless|whether|were|when)\b/i;

export const contradictsAFact = rule({
  id: 'contradicts-a-fact',
  severity: 'warning',
  why: 'minutes go into a cause that an observed fact has already excluded',
  mend: 'put it below the hypotheses that the facts allow, or say why the fact does not count',
  check: (doc) => {
    if (doc.report) {
      // Computed: the cell says how far the signal speaks against it; a pair explains together what one of it does not.
      const { hypotheses, joint, cover } = doc.report;
      return hypotheses.flatMap((h, i) => {
        const upper = i < hypotheses.length / 2 && h.probability >= 0.2 && !joint?.members.includes(h.id) && !cover.members.includes(h.id);
        const excluding = upper ? h.disconfirms.filter((d) => d.ratio < 0.02) : [];
        const [against, second] = excluding;
        return against && second
          ? [
              at(
                { text: against.text, path: `hypotheses[${i}].disconfirms` },
                `${h.id} is nearly excluded by ${against.signal} and ranked ${ordinal(i + 1)}`,
                'a rank in the lower half',
              ),
            ]
          : [];
      });
    }
    const order = ranked(doc);
    return order
      .filter((h) => h.rank <= Math.ceil(order.length / 2))
      .flatMap((h) => {
        const found = (h.parts.disconfirming ?? []).flatMap((p) =>
          hits(p, EXCLUDES).filter((x) => {
            const from = p.text.slice(0, x.start).search(/[^.;]*$/);
            const sentence = p.text.slice(Math.max(0, from)).split(/[.;](?=\s|$)/)[0] ?? '';
            return !ONLY_IF.test(sentence);
          }),
        )[0];
        return found
          ? [
              at(
                found,
                `${h.id}, ranked ${ordinal(h.rank)}: a fact ${quoted(found.text)} what it predicts`,
                'a rank in the lower half, or the reason why the fact does not count',
              ),
            ]
          : [];
      });
  },
});
