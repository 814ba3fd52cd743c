import { NOTHING_AGAINST } from '../../document/nothing.ts';
import type { Doc, Hypothesis } from '../../document/types.ts';
import { contentWords, similarity } from '../../document/words.ts';
import { at, quoted, rule, textOf } from '../../rule.ts';

export const sameMechanismTwice = rule({
  id: 'same-mechanism-twice',
  severity: 'warning',
  why: 'one cause under two names takes two places, and the true one may be the one that found none',
  mend: 'merge them, and use the place for a real rival',
  check: (doc) => {
    if (doc.kind === 'foreign' && doc.computed) return [];
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
        return rivalOnlyByName(doc, o, h) || titles >= 0.7 || mechanisms >= 0.6 || (titles >= 0.5 && mechanisms >= 0.45);
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

/** Words that two hypotheses share and no third one has. */
const OWN_WORDS = 3;
const OWN_SHARE = 0.2;

/**
 * Two rivals are told apart by what speaks against one of them. Where nothing does, neither for the one nor for the other, and both tell with words that
 * no third hypothesis has, or name one check for both, it is one story in two wordings.
 */
function rivalOnlyByName(doc: Doc, a: Hypothesis, b: Hypothesis): boolean {
  const unopposed = (h: Hypothesis) => !h.parts.disconfirming || NOTHING_AGAINST.test(textOf(h.parts.disconfirming));
  if (!unopposed(a) || !unopposed(b)) return false;
  const sameCheck = new RegExp(`^\\W*(?:as|same as|see|like) (?:for |in )?${a.id}\\b`, 'i').test(textOf(b.parts.confirmation));
  const words = (h: Hypothesis) => contentWords(`${h.title.text} ${textOf(h.parts.mechanism)}`);
  const others = new Set(doc.hypotheses.filter((h) => h !== a && h !== b).flatMap((h) => [...words(h)]));
  const [x, y] = [words(a), words(b)];
  const shared = [...x].filter((w) => y.has(w) && !others.has(w)).length;
  return (
    y.size >= 5 &&
    doc.hypotheses.length > 2 &&
    (shared >= OWN_WORDS || (sameCheck && shared > 0)) &&
    shared / Math.min(x.size, y.size) >= OWN_SHARE * (sameCheck ? 0.5 : 1)
  );
}
