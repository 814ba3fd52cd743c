import { rule } from '../../paths.ts';

export const knownAnswer = rule({
  id: 'known-answer',
  severity: 'error',
  why: 'minutes are lost on a question that the input has answered',
  mend: 'ask what is still open',
  check: (r) => {
    const answered = new Set(r.signals.map((s) => s.observable));
    return r.plan.steps.flatMap((s, i) =>
      answered.has(s.observable)
        ? [{ place: `plan.steps[${i}]`, seen: `"${s.observable}" is answered by a signal`, expected: 'an open observable' }]
        : [],
    );
  },
});
