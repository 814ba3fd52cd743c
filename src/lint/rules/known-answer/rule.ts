import { containment, contentWords } from '../../document/words.ts';
import { at, quoted, rule } from '../../rule.ts';

const ASKS =
  /^\W*(?:step \d+\W*)?(?:please )?(?:confirm|verify|check|determine|establish|find out|see|ask|validate)\s+(?:if|whether|that|when|how many|which)\s+(.{12,200}?)(?:[.;:(]|$)/i;
/** Words that go beyond what is known: a look at single rows, times, places, or a comparison. */
const DEEPER =
  /\b(?:each|every|per|by|compare|correlat\w*|between|timestamps?|exact(?:ly)?|still|now|currently|today|since|same|different|both|distribution|breakdown|sample|match\w*|align\w*|also|other|before|after the fix|with the same|come from|comes from|trace|idempotency|lock\w*)\b/i;

export const knownAnswer = rule({
  id: 'known-answer',
  severity: 'error',
  elsewhere: 'warning',
  why: 'minutes are lost on a question that the incident has answered',
  mend: 'ask what is still open',
  check: (doc, facts) => {
    if (doc.report) {
      // What only a language model read may be asked again.
      const answered = new Set(doc.report.signals.filter((s) => s.origin !== 'model').map((s) => s.observable));
      return doc.steps.flatMap((s) =>
        s.observable && answered.has(s.observable) ? [at(s.piece, `"${s.observable}" is answered by a signal`, 'an open observable')] : [],
      );
    }
    if (!facts.given) return [];
    const known = facts.text.split(/(?<=[.;!?])\s+|\n/).map((t) => ({ text: t, words: contentWords(t) }));
    return doc.steps.flatMap((s) =>
      s.action.slice(0, 2).flatMap((p) => {
        const asked = ASKS.exec(p.text)?.[1] ?? '';
        const words = contentWords(asked);
        if (words.size < 3 || DEEPER.test(asked)) return [];
        const answer = known.find((k) => containment(words, k.words) >= 0.8);
        return answer ? [at(p, `${quoted(p.text)} is answered by the incident: ${quoted(answer.text)}`, 'an open question')] : [];
      }),
    );
  },
});
