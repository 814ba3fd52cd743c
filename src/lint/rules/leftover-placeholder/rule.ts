import { proseOf, rule } from '../../paths.ts';

export const leftoverPlaceholder = rule({
  id: 'leftover-placeholder',
  severity: 'error',
  why: 'a placeholder in a sentence means that nobody knows what it says',
  mend: 'fill the slot, or give it words for when nothing is known',
  check: (r) =>
    proseOf(r)
      .filter(({ text }) => /\{[a-z_]+(?:\||\})|<[a-z]+(?: [a-z]+)*>|\b(?:undefined|NaN) (?:%|min|h|of|to)\b|(?<!["“])\[object /.test(text))
      .map(({ place, text }) => ({ place, seen: text.slice(0, 80), expected: 'plain words' })),
});
