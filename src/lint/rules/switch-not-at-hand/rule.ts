import { anyOf } from '../../../text/index.ts';
import { hits } from '../../document/piece.ts';
import type { Action, Doc } from '../../document/types.ts';
import { contentWords } from '../../document/words.ts';
import { allOf, at, deedOf, quoted, rule } from '../../rule.ts';
import type { Facts } from '../../types.ts';

const SWITCH = anyOf`flag | toggle | kill[- ]switch`;
/** "By flag", "the hold flag on the job". */
const BY_SWITCH = new RegExp(
  String.raw`\b(?:by|via|through|with|using) (?:a |the |its )?(?:[\w-]+ )?${SWITCH}\b|\b(?:hold|feature|maintenance) ${SWITCH}\b`,
  'i',
);
const KNOWS_SWITCHES = /\b(?:flags?|toggles?|kill[- ]switch(?:es)?|launchdarkly|unleash|configcat|flagsmith)\b/i;
const TO_BUILD = /(?<=\w[ -])(?:switch|queue|flag|toggle|breaker|limiter|lane)\b/i;
const AT_ONCE = /\b(?:now|today|tonight|immediately|done|already)\b/i;
/** A way without it is named beside it. */
const OTHERWISE = new RegExp(String.raw`\bif (?:there is|one exists|available)\b|\b${SWITCH}\b,? or\b`, 'i');
/** So many words in common, and it is the same thing. */
const SAME = 3;

export const switchNotAtHand = rule({
  id: 'switch-not-at-hand',
  severity: 'warning',
  only: 'elsewhere',
  needs: 'incident',
  why: 'at night somebody looks for a switch that nobody has built, and the order waits for it',
  mend: 'use what is deployed, or list the switch as a fix and mitigate without it',
  check: (doc, facts) =>
    doc.actions.filter((a) => a.kind === 'mitigation').flatMap((a) => [...builtLater(doc, a), ...notGiven(a, facts)].slice(0, 1)),
});

/** "Shed" is no past tense. */
const wordsOf = (text: string): ReadonlySet<string> => contentWords(text.replace(/\bshed\b/gi, 'shedding'));

/** An action item of the follow-up has to build what the mitigation uses. */
function builtLater(doc: Doc, a: Action) {
  const deed = wordsOf(deedOf(a));
  const todo = doc.todo.find(
    (t) =>
      TO_BUILD.test(t.piece.text) && !AT_ONCE.test(t.piece.text) && [...wordsOf(t.piece.text)].filter((w) => deed.has(w)).length >= SAME,
  );
  return todo
    ? [
        at(
          a.title,
          `${a.id} ${quoted(a.title.text)} uses what is still to be built: ${quoted(todo.piece.text)}`,
          'something that is there already',
        ),
      ]
    : [];
}

const notGiven = (a: Action, facts: Facts) =>
  KNOWS_SWITCHES.test(facts.text) || OTHERWISE.test(allOf(a))
    ? []
    : [a.title, ...(a.parts.does ?? [])]
        .flatMap((p) => hits(p, BY_SWITCH))
        .slice(0, 1)
        .map((h) => at(h, `${a.id} works ${quoted(h.text)}, and the incident knows of none`, 'something that the incident has'));
