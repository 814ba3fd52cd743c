import { containment, contentWords } from '../../document/words.ts';
import { at, quoted, rule } from '../../rule.ts';

export const ruledOutThenUsed = rule({
  id: 'ruled-out-then-used',
  severity: 'warning',
  why: 'the report says both that it cannot be and that it may be',
  mend: 'take it off one of the two lists',
  check: (doc) =>
    doc.kind === 'own'
      ? []
      : doc.ruledOut.flatMap((p) => {
          // What is ruled out stands before the reason.
          const what = contentWords(p.text.split(/[:;—–(]|\s-\s|\b(?:because|since|as|given|due)\b/i)[0] ?? '');
          if (what.size < 2) return [];
          const again = doc.hypotheses.find((h) => containment(what, contentWords(h.title.text)) >= 0.75);
          return again
            ? [at(p, `${quoted(p.text)} is ruled out here and is ${again.id} ${quoted(again.title.text)} in the ledger`, 'one of the two')]
            : [];
        }),
});
