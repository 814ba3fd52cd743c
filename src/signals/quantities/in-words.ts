import { anyOf } from '../../text/index.ts';
import type { Quantity } from '../types.ts';
import { nounAfter } from './labels.ts';
import { counts, nounPhrase, ofPhrase } from './nouns.ts';
import { numberOf, WORD_NUMBER } from './numbers.ts';
import { APPROXIMATE, type Field, MOST, make, type Read } from './read.ts';
import { unitAfter } from './units.ts';

const SHARE_WORDS: readonly (readonly [RegExp, number])[] = [
  [/^(?:two[- ]thirds?)/i, 2 / 3],
  [/^(?:three[- ]quarters?)/i, 0.75],
  [/^(?:a |one )?third(?= of)/i, 1 / 3],
  [/^(?:a |one )?quarter(?= of)/i, 0.25],
  [/^(?:a |one )?fifth(?= of)/i, 0.2],
  [/^(?:a |one )?tenth(?= of)/i, 0.1],
  [/^half(?= (?:of|the|our|all)\b)/i, 0.5],
];
const PART_OF = anyOf`
  two[- ]thirds? | three[- ]quarters? | (?:a |one )?(?:third|quarter|fifth|tenth)(?= of) | half(?= (?:of|the|our|all)\b)
`;
const SMALL_NUMBER = anyOf`two | three | four | five | six | seven | eight | nine | ten | eleven | twelve | a dozen`;
const WORDS = new RegExp(
  String.raw`\b${anyOf`
    (${PART_OF}) | (doubled|tripled|quadrupled|halved)
    (${WORD_NUMBER}) (?:in|out of) (${WORD_NUMBER}|\d{1,4})\b(?! ?(?:ms|s|sec\w*|min\w*|hours?|days?|weeks?|row))
    (${SMALL_NUMBER}) (?=[a-z])
  `}`,
  'gi',
);
const FACTOR: Readonly<Record<string, number>> = { doubled: 2, tripled: 3, quadrupled: 4, halved: 0.5 };

/** Numbers in words: "two thirds of pods", "one in five", "doubled", "four customers". */
export function wordsOf(field: Field, text: string): Quantity[] {
  const out: Quantity[] = [];
  for (const m of text.matchAll(WORDS)) {
    if (out.length >= MOST / 2) break;
    const end = m.index + m[0].length;
    const rest = text.slice(end, end + 90).split('\n')[0] ?? '';
    const n: Read = { start: m.index, end, value: 0, approximate: APPROXIMATE.test(text.slice(Math.max(0, m.index - 14), m.index)) };
    if (m[1]) {
      const share = SHARE_WORDS.find(([re]) => re.test(m[0] + rest))?.[1];
      const of = ofPhrase(rest) || nounPhrase(rest.replace(/^ (?:the|our|all)/, (x) => x));
      if (share !== undefined && of.trim() !== '')
        out.push(make(field, text, n, 'share', share, m.index, end + of.length, m[0], of.trim()));
    } else if (m[2]) {
      out.push(make(field, text, n, 'change', FACTOR[m[2].toLowerCase()] ?? 2, m.index, end, 'x', ''));
    } else if (m[3] && m[4]) {
      const [a, b] = [numberOf(m[3]), numberOf(m[4])];
      const noun = nounAfter(rest);
      if (a <= b && b > 1 && !/^a/i.test(m[3]))
        out.push(make(field, text, n, 'share', a / b, m.index, end + noun.length, m[0], noun.trim()));
    } else if (m[5]) {
      const seconds = unitAfter(` ${rest.trimStart()}`);
      const noun = nounPhrase(rest.startsWith(' ') ? rest : ` ${rest}`).trim();
      if (seconds?.kind === 'duration')
        out.push(make(field, text, n, 'duration', numberOf(m[5]) * seconds.scale, m.index, end + seconds.length - 1, seconds.unit, ''));
      else if (noun !== '' && counts(noun)) out.push(make(field, text, n, 'count', numberOf(m[5]), m.index, end + noun.length, '', noun));
    }
  }
  return out;
}
