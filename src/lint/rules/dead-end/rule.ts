import { anyOf } from '../../../text/index.ts';
import { idsOf, revisited, testsHypothesis } from '../../document/plan.ts';
import { at, quoted, rule } from '../../rule.ts';

const OPEN = anyOf`inconclusive | unclear | unknown | open | undecided | not clear`;
const NO_CONCLUSION = anyOf`
  (?:further|more|additional|deeper) (?:investigation|analysis|research|data|digging)
  investigate (?:further|more|deeper|other\w*|elsewhere) | keep (?:looking|digging|investigating)
  re-?(?:evaluate|assess|consider|visit) (?:the |all |other |remaining )*(?:hypothes[ie]s|ledger|assumptions|causes|theory)
  look (?:elsewhere|for other) | re-?(?:evaluate|assess|consider|think|examine)\W*$
  (?:look|search|check|try)(?: for)? (?:something|anything|somewhere) else | start (?:over|again|from scratch) | think again
  (?:keep|continue) (?:monitoring|observing|watching)\W*$ | monitor (?:further|closely|the situation) | gather more | dig deeper
  (?:we are |all )?(?:done|finished|resolved|good)\W*$
  (?:it|this|that|the (?:result|cause|outcome))? ?(?:is |remains |stays )?${OPEN}\b | consider other | explore other
`;
const SHOULD = anyOf`should | need to | must | can | will | have to`;
const VAGUE = new RegExp(String.raw`^\W*(?:(?:then|and|→)\s*)*(?:(?:we|you|the team|one) ${SHOULD} )?${NO_CONCLUSION}`, 'i');

/** "Look for slow queries and stop here": the end of the plan, and nothing is concluded. */
const STOPS = /\b(?:look|search) for [\w ]{3,30} and (?:stop|end) here\W*$/i;

/** It is taken as shown, and its actions follow. */
const WITH_PROOF = /\bwith (?:this|that|the new) (?:evidence|proof|finding|result)\b|\bas (?:confirmed|proven|shown)\b/i;

export const deadEnd = rule({
  id: 'dead-end',
  severity: 'error',
  why: 'the reader is sent back to a name, not to something to do',
  mend: 'lead to a step that tests it, to a conclusion with its actions, or to whom to call with what was found',
  check: (doc) => {
    const known = idsOf(doc);
    if (doc.report)
      return doc.steps.flatMap((s, i) =>
        s.branches.flatMap((b, j) =>
          b.follows.trim() === ''
            ? [
                at(
                  { text: '', path: `plan.steps[${i}].outcomes[${j}].next` },
                  'a conclusion that says nothing',
                  'what it means and what to do',
                ),
              ]
            : [],
        ),
      );
    return doc.steps.flatMap((s) =>
      s.branches.flatMap((b) => {
        const ways = b.targets.filter((t) => t.kind === 'step' || t.kind === 'action' || t.kind === 'next' || t.kind === 'end');
        const sent = revisited(b.piece.text).filter((id) => known.has(id));
        const untested = sent.filter((id) => {
          const h = doc.hypotheses.find((x) => x.id === id);
          // Back to what was tested before, with nothing new to do.
          const later = doc.steps.slice(doc.steps.indexOf(s) + 1);
          const back = !WITH_PROOF.test(b.piece.text) && new RegExp(`\\b(?:back|return) to (?:\\w+ )?${id}\\b`, 'i').test(b.piece.text);
          return h && !(back ? later : doc.steps).some((x) => x !== s && testsHypothesis(x, h, doc));
        });
        const tested = (ids: readonly string[]) =>
          doc.hypotheses.some((h) => ids.includes(h.id) && doc.steps.some((x) => x !== s && testsHypothesis(x, h, doc)));
        if (untested.length > 0 && !ways.some((t) => t.kind === 'step' || t.kind === 'next'))
          return [
            at(
              b.piece,
              `step ${s.number} sends to ${untested.join(', ')}, and no ${tested(untested) ? 'later ' : ''}step tests it: ${quoted(b.piece.text)}`,
              'a step that tests it',
            ),
          ];
        const last = b.follows === '' ? b.piece.text : b.follows;
        if (STOPS.test(last))
          return [at(b.piece, `step ${s.number} ends in ${quoted(last)}`, 'a next step, a conclusion, or whom to call')];
        return ways.length === 0 &&
          sent.length === 0 &&
          VAGUE.test(last) &&
          !/\b(?:team|vendor|support|dba|owner|on-?call|lead|expert)\b/i.test(last)
          ? [at(b.piece, `step ${s.number} ends in ${quoted(last)}`, 'a next step, a conclusion, or whom to call')]
          : [];
      }),
    );
  },
});
