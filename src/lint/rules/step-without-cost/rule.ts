import { at, rule } from '../../rule.ts';

export const stepWithoutCost = rule({
  id: 'step-without-cost',
  severity: 'warning',
  why: 'which check comes first at night is a question of minutes',
  mend: 'say how many minutes it takes',
  check: (doc) => {
    if (doc.report)
      return doc.steps.flatMap((s) =>
        s.minutes === undefined || s.minutes <= 0 ? [at(s.piece, `step ${s.number} takes ${s.minutes} min`, 'its minutes')] : [],
      );
    // The form does not ask for minutes; where some steps give them, the others owe them.
    const without = doc.steps.filter(
      (s) => s.minutes === undefined && !/\b(?:cheap|quick|instant|seconds|low cost|fast)\b/i.test(s.piece.text),
    );
    return without.length > 0 && without.length <= doc.steps.length / 2
      ? without.map((s) => at(s.piece, `step ${s.number} does not say how long it takes`, 'its minutes, as the other steps give them'))
      : [];
  },
});
