import { contentWords, similarity } from '../../document/words.ts';
import { at, quoted, rule, textOf } from '../../rule.ts';

export const sameMechanismTwice = rule({
  id: 'same-mechanism-twice',
  severity: 'warning',
  why: 'one cause under two names takes two places, and the true one may be the one that found none',
  mend: 'merge them, and use the place for a real rival',
  check: (doc) => {
    const modes = doc.report?.hypotheses.map((h) => h.mode);
    if (modes)
      return doc.hypotheses.flatMap((h, i) =>
        modes.indexOf(modes[i] ?? '') < i
          ? [at(h.title, `${h.id} is ${doc.hypotheses[modes.indexOf(modes[i] ?? '')]?.id} again`, 'a mode that no other hypothesis has')]
          : [],
      );
    return doc.hypotheses.flatMap((h, i) => {
      const title = contentWords(h.title.text);
      const mechanism = contentWords(textOf(h.parts.mechanism));
      const first = doc.hypotheses.slice(0, i).find((o) => {
        const titles = title.size >= 2 ? similarity(title, contentWords(o.title.text)) : 0;
        const mechanisms = mechanism.size >= 6 ? similarity(mechanism, contentWords(textOf(o.parts.mechanism))) : 0;
        return titles >= 0.7 || mechanisms >= 0.6 || (titles >= 0.5 && mechanisms >= 0.45);
      });
      return first
        ? [
            at(
              h.title,
              `${h.id} ${quoted(h.title.text)} is ${first.id} ${quoted(first.title.text)} again`,
              'a mechanism that no other hypothesis has',
            ),
          ]
        : [];
    });
  },
});
