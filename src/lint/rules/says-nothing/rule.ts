import { anyOf, words } from '../../../text/index.ts';
import { hits } from '../../document/piece.ts';
import { at, quoted, rule } from '../../rule.ts';

const FULLY = anyOf`fully | entirely | completely | yet | currently | totally`;
const RELATED = anyOf`related | connected | a factor | involved | relevant | linked | contributing`;
const HEDGE = words`
  (?:may|might|could|can) or (?:may|might|could|can) ?not
  (?:cannot|can't|can not|could not) (?:be )?(?:${FULLY} )*(?:excluded|ruled out|dismissed|discounted)
  (?:could|may|might) (?:possibly |potentially |conceivably )?be ${RELATED}
  (?:it is|it's|is) (?:always )?(?:possible|conceivable|imaginable) that (?:something|anything|other) | anything is possible
  for (?:some|whatever|unknown|various) reasons? | somehow | some kind of (?:problem|issue|error|glitch)
  (?:to be|remains to be) seen | more or less (?:likely|possible) | various (?:factors|reasons|causes) | hard to say
  depends on (?:many|various|several) (?:factors|things)
`;
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
