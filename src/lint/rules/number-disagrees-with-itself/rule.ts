import { anyOf } from '../../../text/index.ts';
import type { Piece } from '../../document/piece.ts';
import { contentWords } from '../../document/words.ts';
import { at, prose, quoted, rule } from '../../rule.ts';

const COUNTED = anyOf`
  users? | customers? | charges | orders | seats | requests | reservations | errors | accounts | payments | tasks | replicas | pods
  instances | tickets | messages | checkouts | sessions | tenants | jobs | rows | records
`;
const UNIT = anyOf`hour | minute | second | day | h | min | s`;
const ABOUT = anyOf`~ | about[ ] | around[ ] | roughly[ ]`;
const NUMBER = String.raw`(?<![\w.,:/-])(${ABOUT})?(\d[\d,]*(?:\.\d+)?)\s?(%)?`;
const OF_WHAT = String.raw`((?:of (?:the |all |our )?)?(?!(?:the|a|an|and|in|to|is|are)\b)(?:[a-z][a-z-]+ ){0,2}?${COUNTED})\b(?!\s*/)`;
const COUNT = new RegExp(String.raw`${NUMBER}\s+${OF_WHAT}(?:\s*(?:per|an|a|/)\s?(${UNIT}))?`, 'gi');
/** Words that make it another moment's, another part's or a limit's number. */
const OTHER = new RegExp(
  String.raw`\b${anyOf`
    to | from | than | least | most | up | over | under | below | above | limit | max\w* | target | every | each | another | other
    only | first | next | last | per | or | between | with | after | before | if
  `}\s*$`,
  'i',
);

interface Stated {
  readonly value: string;
  readonly key: string;
  readonly piece: Piece;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export const numberDisagreesWithItself = rule({
  id: 'number-disagrees-with-itself',
  reads: 'prose',
  severity: 'warning',
  why: 'one of the two numbers is wrong; the wrong one will be told to the management and to the customers',
  mend: 'take the number of the input in both places, or say what each of them counts',
  check: (doc, facts) => {
    const stated: Stated[] = prose(doc)
      .filter(
        (s) =>
          s.section === 'snapshot' ||
          (s.section === 'ledger' && s.part === 'supporting') ||
          (s.section === 'followUp' && (s.part === 'timeline' || s.part === 'history')),
      )
      .flatMap(({ piece }) => statedIn(piece));
    return stated.flatMap((s, i) => {
      const first = stated.slice(0, i).find((o) => o.key === s.key);
      const differs = first && first.value !== s.value && !(facts.given && [first, s].every((x) => facts.text.includes(x.value)));
      return differs ? [at(s, `${quoted(s.text)} here, ${quoted(first.text)} before`, 'one number for one thing')] : [];
    });
  },
});

function statedIn(piece: Piece): Stated[] {
  return [...piece.text.matchAll(COUNT)].flatMap((m) => {
    const noun = (m[4] ?? '').trim();
    const words = [...contentWords(noun)].sort();
    if (OTHER.test(piece.text.slice(0, m.index)) || words.length < 2) return [];
    const value = (m[2] ?? '').replace(/,/g, '');
    return [
      {
        value,
        key: `${words.join(' ')} ${m[3] ?? ''} ${m[5]?.[0] ?? ''}`,
        piece,
        start: m.index,
        end: m.index + m[0].length,
        text: m[0].trim(),
      },
    ];
  });
}
