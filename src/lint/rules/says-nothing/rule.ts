import { hits } from '../../document/piece.ts';
import { at, quoted, rule } from '../../rule.ts';

const HEDGE =
  /\b(?:may|might|could|can) or (?:may|might|could|can) ?not\b|\b(?:cannot|can't|can not|could not) (?:be )?(?:(?:fully|entirely|completely|yet|currently|totally) )*(?:excluded|ruled out|dismissed|discounted)\b|\b(?:could|may|might) (?:possibly |potentially |conceivably )?be (?:related|connected|a factor|involved|relevant|linked|contributing)\b|\b(?:it is|it's|is) (?:always )?(?:possible|conceivable|imaginable) that (?:something|anything|other)\b|\banything is possible\b|\bfor (?:some|whatever|unknown|various) reasons?\b|\bsomehow\b|\bsome kind of (?:problem|issue|error|glitch)\b|\b(?:to be|remains to be) seen\b|\bmore or less (?:likely|possible)\b|\bvarious (?:factors|reasons|causes)\b|\bhard to say\b|\bdepends on (?:many|various|several) (?:factors|things)\b/i;
const PARTS: ReadonlySet<string> = new Set(['mechanism', 'supporting', 'confirmation', 'severity', 'problem']);

export const saysNothing = rule({
  id: 'says-nothing',
  reads: 'prose',
  severity: 'warning',
  only: 'elsewhere',
  why: 'what cannot be false cannot be checked, and fills the place of a signal',
  mend: 'cite the signal, say what would be seen if it were true, or leave the hypothesis out',
  check: (doc) =>
    doc.said
      .filter((s) => !s.command && (s.section === 'ledger' || s.section === 'snapshot') && PARTS.has(s.part ?? ''))
      .flatMap(({ piece }) =>
        hits(piece, HEDGE)
          // "May be related to the 60 time-outs" names what.
          .filter((h) => !(/related|connected|linked|involved/i.test(h.text) && /^[^.;]*\d/.test(piece.text.slice(h.end))))
          .slice(0, 1)
          .map((h) => at(h, `${quoted(h.text)} says nothing that could be false`, 'a signal, or what would be seen if it were true')),
      ),
});
