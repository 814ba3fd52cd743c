import { words } from '../../../text/index.ts';
import { DEEDS, triedInVain } from '../../document/deeds.ts';
import type { Piece } from '../../document/piece.ts';
import { contentWords } from '../../document/words.ts';
import { allOf, at, deedOf, quoted, rule } from '../../rule.ts';

/** It is not the same thing done again. */
const DIFFERENT = words`
  after (?:RCF|the fix) | once (?:RCF|fixed|the fix) | with the (?:fix|fixed|new|corrected) | keep | leave | resume | longer
  this time | instead | older | earlier release | two releases
`;

export const alreadyTried = rule({
  id: 'already-tried',
  severity: 'warning',
  only: 'elsewhere',
  needs: 'incident',
  why: 'it has been done, it did not help, and doing it again costs the minutes that the next idea needed',
  mend: 'leave it out, or say what is different this time',
  check: (doc, facts) => {
    const tried = triedInVain(facts.text);
    if (tried.length === 0) return [];
    const again = (text: string) =>
      tried.find(({ deed, sentence }) => {
        if (!deed.asked.test(text) || DIFFERENT.test(text)) return false;
        const words = contentWords(withoutDeeds(text));
        const shared = [...contentWords(withoutDeeds(sentence))].some((w) => words.has(w) && !/^\d/.test(w));
        return shared || (deed.free === true && /\b(?:release|version|deploy\w*|previous|yesterday)\b/i.test(text));
      });
    const say = (where: Piece, what: string, text: string) => {
      const found = again(text);
      return found
        ? [at(where, `${what} ${quoted(where.text)}: the incident says ${quoted(found.sentence)}`, 'something that has not been tried')]
        : [];
    };
    return [
      ...doc.steps.flatMap((s) => s.action.slice(0, 2).flatMap((p) => say(p, `step ${s.number}`, p.text))),
      ...doc.actions
        .filter((a) => a.kind === 'mitigation' && !DIFFERENT.test(allOf(a).slice(0, 200)))
        .flatMap((a) => say(a.title, a.id, deedOf(a).slice(0, 200))),
    ];
  },
});

const withoutDeeds = (text: string): string => DEEDS.reduce((t, d) => t.replace(d.done, ' ').replace(d.asked, ' '), text);
