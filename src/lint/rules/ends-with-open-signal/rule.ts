import { anyOf, words } from '../../../text/index.ts';
import { type Piece, sentences } from '../../document/piece.ts';
import { confirmed } from '../../document/plan.ts';
import type { Doc } from '../../document/types.ts';
import { contentWords } from '../../document/words.ts';
import { at, quoted, rule, textOf } from '../../rule.ts';

const DOES_NOT = anyOf`can(?:not|'t|’t| not) | does(?: not|n't|n’t) | do(?: not|n't) | is(?: not|n't) | are(?: not|n't) | not | hardly`;
const OPEN = words`
  ${DOES_NOT} (?:be )?(?:fully )?(?:explain\w*|accounted for|account for)
  (?:remains?|stays?|leaves?|left)\b[^.;]{0,40}\b(?:unexplained|open)
`;
const THEN = anyOf`
  then | also | still | remaining | the rest | others? | in parallel | continue | afterwards | main cause | explained separately
  next
`;
/** The outcome itself sees to what is left. */
const GOES_ON = new RegExp(anyOf`\b${THEN}\b | \bstep \d`, 'i');

export const endsWithOpenSignal = rule({
  id: 'ends-with-open-signal',
  severity: 'warning',
  only: 'elsewhere',
  why: 'a second fault goes on unseen behind the one that was found',
  mend: 'lead on to a step for the signal that is left, or say in the outcome that it stays open',
  check: (doc) =>
    doc.hypotheses
      .filter((h) => h.rank === 1)
      .flatMap((h) => {
        const open = [...(h.parts.disconfirming ?? []), ...(h.parts.unexplained ?? [])]
          .flatMap((p) => sentences(p))
          .find((p) => OPEN.test(p.text));
        if (!open || takenUp(doc, [...(h.parts.disconfirming ?? []), ...(h.parts.unexplained ?? [])])) return [];
        return doc.steps.flatMap((s) =>
          s.branches
            .filter((b) => confirmed(b, h.id) && !GOES_ON.test(b.follows) && !b.targets.some((t) => t.kind === 'step' || t.kind === 'next'))
            .slice(0, 1)
            .map((b) =>
              at(
                b.piece,
                `the plan ends with ${h.id}, of which the ledger says ${quoted(open.text)}`,
                'a further step for what it leaves open, or a word that it stays open',
              ),
            ),
        );
      }),
});

const ASKED = words`find out | why | explain | understand | clarify | investigate | look into | account for | second (?:effect|cause|fault) | open question`;
/** The follow-up, or the verification, asks what is left open, in its words. */
function takenUp(doc: Doc, left: readonly Piece[]): boolean {
  const open = contentWords(textOf(left));
  return doc.said.some(
    (s) =>
      (s.section === 'followUp' || s.section === 'verification') &&
      ASKED.test(s.piece.text) &&
      [...contentWords(s.piece.text)].filter((w) => open.has(w)).length >= 3,
  );
}
