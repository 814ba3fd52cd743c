import { proseOf, rule } from '../../paths.ts';

export const superlativeTwice = rule({
  id: 'superlative-twice',
  severity: 'error',
  why: 'two causes cannot both be the most likely one',
  mend: 'say it of the first hypothesis only, or of none',
  check: (r) =>
    proseOf(r)
      .filter(
        ({ place, text }) =>
          /\bmost (?:likely|probable)\b|\bhighest likelihood\b/i.test(text) &&
          !place.startsWith('hypotheses[0]') &&
          place !== 'glance.leading',
      )
      .map(({ place }) => ({ place, seen: '"most likely" off the first hypothesis', expected: 'the words on the first hypothesis alone' })),
});
