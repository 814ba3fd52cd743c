import { at, quoted, rule } from '../../rule.ts';

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
          if (s.branches.length !== 1 || !only) return [];
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
