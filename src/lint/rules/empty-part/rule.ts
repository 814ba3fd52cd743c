import { rule } from '../../paths.ts';

export const emptyPart = rule({
  id: 'empty-part',
  severity: 'error',
  why: 'a hypothesis without mechanism or test cannot be acted on',
  mend: 'give each hypothesis its mechanism and its likelihood; a step its action',
  check: (r) =>
    r.hypotheses.flatMap((h, i) => [
      ...(h.mechanism.every((m) => m.text.trim() === '')
        ? [{ place: `hypotheses[${i}].mechanism`, seen: 'no mechanism', expected: 'how this cause brings the signals about' }]
        : []),
      ...(h.title.trim() === '' ? [{ place: `hypotheses[${i}].title`, seen: 'no title', expected: 'a title' }] : []),
      ...(h.likelihood.trim() === ''
        ? [{ place: `hypotheses[${i}].likelihood`, seen: 'no likelihood', expected: 'a band with its range' }]
        : []),
    ]),
});
