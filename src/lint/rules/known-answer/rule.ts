import { rule } from '../../paths.ts';

export const knownAnswer = rule({
  id: 'known-answer',
  severity: 'error',
  why: 'minutes are lost on a question that the input has answered',
  mend: 'ask what is still open',
  check: (r) => {
    // What only a language model read may be asked again.
    const answered = new Set(r.signals.filter((s) => s.origin !== 'model').map((s) => s.observable));
    return r.plan.steps.flatMap((s, i) =>
      answered.has(s.observable)
        ? [{ place: `plan.steps[${i}]`, seen: `"${s.observable}" is answered by a signal`, expected: 'an open observable' }]
        : [],
    );
  },
});
