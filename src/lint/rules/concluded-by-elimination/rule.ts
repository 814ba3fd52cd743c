import { anyOf } from '../../../text/index.ts';
import { contentWords } from '../../document/words.ts';
import { at, quoted, rule, textOf } from '../../rule.ts';

/** What is left when the expected outcome stays away. */
const LEFT_OVER = new RegExp(
  String.raw`^\W*(?:if )?${anyOf`
    otherwise | else | no\b | none | not\b | neither | nothing | remains? | unchanged | still | they remain | it remains
    does(?: not|n't) | (?:it |they )?(?:is|are|do) not | fewer | negative | absent | fails?
  `}\b`,
  'i',
);
const CONFIRMED = anyOf`confirmed | proven | is the cause | is likely | likely | applies | holds`;
/** A hypothesis as the whole of what follows. */
const ALONE = new RegExp(
  String.raw`^\W*(?:it is |then |therefore |must be )?(H\d{1,2})\b(?:\W*(?:\(?${CONFIRMED}\)?)?\W*$|, (?:[\w-]+ ?){1,3}\W*$)`,
  'i',
);

export const concludedByElimination = rule({
  id: 'concluded-by-elimination',
  severity: 'warning',
  only: 'elsewhere',
  why: 'the rest of the ledger is left as well, and one of it is picked without a look',
  mend: 'lead to the step that tests it; conclude it only from what it predicts',
  check: (doc) => {
    if (doc.hypotheses.length < 3) return [];
    return doc.steps.flatMap((s) => {
      const words = contentWords([...s.action, ...s.expected].map((p) => p.text).join(' '));
      return s.branches.flatMap((b) => {
        const id = ALONE.exec(b.follows)?.[1];
        const h = doc.hypotheses.find((x) => x.id === id);
        if (!h || !LEFT_OVER.test(b.when)) return [];
        // The step looks at what that hypothesis is about: then its other outcome may well speak for it.
        const about = [...contentWords(h.title.text)].filter((w) => words.has(w)).length;
        return s.names.includes(h.id) || about >= 2 || textOf(s.expected).includes(h.id)
          ? []
          : [
              at(
                b.piece,
                `step ${s.number} concludes ${h.id} from what did not happen: ${quoted(b.piece.text)}; ${doc.hypotheses.length - 2} others are left as well`,
                `an outcome that ${h.id} predicts, or the step that tests it`,
              ),
            ];
      });
    });
  },
});
