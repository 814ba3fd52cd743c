import { anyOf } from '../../../text/index.ts';
import type { Step } from '../../document/types.ts';
import { at, quoted, rule, textOf } from '../../rule.ts';

export const outcomeForOneSideOnly = rule({
  id: 'outcome-for-one-side-only',
  severity: 'warning',
  why: 'the outcome that nobody wrote down is the one that comes',
  mend: 'say what follows when the expected outcome does not come',
  check: (doc) =>
    doc.kind === 'own'
      ? doc.steps.flatMap((s) =>
          s.branches.length >= 2 && s.branches.every((b) => b.when === s.branches[0]?.when)
            ? [at(s.piece, 'one outcome, twice', 'different outcomes')]
            : [],
        )
      : doc.steps.flatMap((s) => {
          const [only] = s.branches;
          if (!only || s.branches.length !== 1) return expectsNothing(s);
          // To save what will be gone has no outcome: it leads on.
          if (
            only.when === '' &&
            s.action.some((p) => /^\W*(?:save|keep|preserve|capture|copy|export|archive|collect|store|secure)\b/i.test(p.text))
          )
            return [];
          return /\b(?:otherwise|else|if not|whether or not|either way|in any case|regardless)\b/i.test(only.piece.text)
            ? []
            : [at(only.piece, `step ${s.number} has one outcome: ${quoted(only.piece.text)}`, 'what follows otherwise')];
        }),
});

const WELL = anyOf`fine | normal | ok(?:ay)? | clean | healthy | unremarkable | quiet`;
const DEVIATIONS = anyOf`differences? | deviations? | anomal\w+ | findings? | further \w+ | change | errors? | hits?`;
/** "All normal", "no difference", "encodes fine": what is expected is that there is nothing to see. */
const NOTHING = new RegExp(String.raw`^\W*(?:(?:\w+ ){0,2}${WELL}|no ${DEVIATIONS}|nothing(?: \w+)?|none)\W*$`, 'i');
/** An outcome for that case, in whatever words. */
const THAT_CASE = new RegExp(
  String.raw`\b(?:${WELL}|${anyOf`
    otherwise | else | no | not | none | nothing | neither | never | all | same | any other | unchanged | still | without | equal | match\w*
    clear | inconclusive | rest | absent | expected | yes
  `})\b|n't\b`,
  'i',
);
/** The step expects to see nothing, and its outcomes are all about what is seen. */
const expectsNothing = (s: Step) =>
  s.branches.length > 1 && NOTHING.test(textOf(s.expected)) && !s.branches.some((b) => THAT_CASE.test(b.when))
    ? [
        at(
          s.branches[0]?.piece ?? s.piece,
          `step ${s.number} expects ${quoted(textOf(s.expected))}, and no outcome is for that`,
          'what follows when it shows nothing',
        ),
      ]
    : [];
