import { bandOf, bandWords } from '../../../diagnosis/index.ts';
import { rule } from '../../paths.ts';

export const labelContradictsRank = rule({
  id: 'label-contradicts-rank',
  severity: 'error',
  why: 'a label is what is remembered of a number: it must say the same',
  mend: 'take the band from the probability',
  check: (r) =>
    r.hypotheses.flatMap((h, i) =>
      h.band === bandOf(h.probability) && h.likelihood === bandWords(h.probability)
        ? []
        : [
            {
              place: `hypotheses[${i}].band`,
              seen: `"${h.likelihood}" at probability ${h.probability}`,
              expected: `"${bandWords(h.probability)}"`,
            },
          ],
    ),
});
