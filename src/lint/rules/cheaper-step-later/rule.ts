import { judges } from '../../document/plan.ts';
import type { Step } from '../../document/types.ts';
import { at, ranked, rule } from '../../rule.ts';

/** A later check is worth moving when it is so many times cheaper. */
const TIMES = 3;

/** Both figures hold the price of a wrong treatment; only a clear excess is a fault of the plan. */
const WORSE = 1.5;

export const cheaperStepLater = rule({
  id: 'cheaper-step-later',
  severity: 'warning',
  why: 'half an hour goes into a check that two minutes would have made needless',
  mend: 'make the cheap check of the leading hypothesis first',
  check: (doc) => {
    if (doc.kind === 'foreign' && doc.computed) return [];
    // Ours is the cheapest tree there is, by computation; its first step may be dear and still the best.
    if (doc.report)
      return doc.report.plan.expectedMinutes > doc.report.plan.byLikelihoodMinutes * WORSE
        ? [
            at(
              { text: doc.report.plan.text, path: 'plan.expectedMinutes' },
              `${doc.report.plan.expectedMinutes} min expected, ${doc.report.plan.byLikelihoodMinutes} in order of likelihood`,
              'no more than in order of likelihood',
            ),
          ]
        : [];
    const lead = ranked(doc)[0]?.id;
    const tests = (s: Step, id: string | undefined) => id !== undefined && (s.names.includes(id) || s.branches.some((b) => judges(b, id)));
    const [first, ...rest] = doc.steps;
    if (!first?.minutes || tests(first, lead)) return [];
    const cheaper = rest.find((s) => s.minutes !== undefined && tests(s, lead) && s.minutes * TIMES <= (first.minutes ?? 0));
    return cheaper
      ? [
          at(
            first.piece,
            `step 1 takes ${first.minutes} min and does not test ${lead}; step ${cheaper.number} tests it in ${cheaper.minutes}`,
            `step ${cheaper.number} first`,
          ),
        ]
      : [];
  },
});
