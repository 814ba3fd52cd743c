import { anyOf } from '../../../text/index.ts';
import { at, ordinal, ranked, rule, textOf } from '../../rule.ts';

/** "None", "no direct evidence yet": a part that says that it is empty. */
const NOTHING = new RegExp(
  String.raw`^\W*${anyOf`
    none | nothing | n/?a | no (?:direct |strong |specific |known |clear |supporting )*(?:evidence|signals?)[^.;,]{0,30}
    not (?:available|known|applicable) | unknown | -+
  `}\W*$`,
  'i',
);

export const noEvidenceFor = rule({
  id: 'no-evidence-for',
  severity: 'warning',
  why: 'a leading cause that no signal speaks for is a guess, and it is worked on first',
  mend: 'rank by the signals, or say that it stands on its prior alone',
  check: (doc) => {
    if (doc.report) {
      const lead = doc.report.hypotheses[0];
      return lead && lead.supports.length === 0 && lead.wording === undefined && lead.probability >= 0.2
        ? [at({ text: '', path: 'hypotheses[0].supports' }, `no signal supports ${lead.id}`, 'at least one')]
        : [];
    }
    const order = ranked(doc);
    return order
      .filter((h) => h.rank <= Math.ceil(order.length / 2) && h.parts.supporting && NOTHING.test(textOf(h.parts.supporting)))
      .map((h) =>
        at(h.parts.supporting?.[0] ?? h.title, `no signal supports ${h.id}, ranked ${ordinal(h.rank)}`, 'at least one, with its words'),
      );
  },
});
