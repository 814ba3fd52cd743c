import { anyOf } from '../../../text/index.ts';
import { hits } from '../../document/piece.ts';
import { at, prose, quoted, rule } from '../../rule.ts';

const NUMBERS: Readonly<Record<string, number>> = { two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10 };
const NUMBER = '(?<![\\d.])(two|three|four|five|six|seven|eight|nine|ten|\\d{1,2})';
const LED = new RegExp(
  String.raw`\b${NUMBER}\s+(?:\w+[ -]){0,3}?${anyOf`
    things | reasons | causes | triggers | signals | hypotheses | steps | changes | facts | mitigations | fixes | options | items
    actions | points | questions | candidates | ways | checks
  `}\b[^.]*[:：]\s*$`,
  'i',
);
const LISTED = anyOf`all | the | these | following | ranked | lists? | has | holds | considers? | proposes?`;
const OF_THE_PLAN = anyOf`ahead | later | before | remain | left | above`;
const TOTAL = new RegExp(String.raw`\b${LISTED}\s+(?:following\s+)?${NUMBER}\s+(hypotheses|steps)\b(?! ${OF_THE_PLAN})`, 'gi');

const countOf = (word: string): number => NUMBERS[word.toLowerCase()] ?? Number(word);

export const countDisagreesWithList = rule({
  id: 'count-disagrees-with-list',
  reads: 'prose',
  severity: 'warning',
  why: 'the reader looks for the one that is missing',
  mend: 'count the list again',
  check: (doc) => [
    ...doc.leadIns.flatMap(({ piece, items }) => {
      const m = LED.exec(piece.text);
      return m && countOf(m[1] ?? '') !== items ? [at(piece, `${quoted(piece.text)}, and a list of ${items}`, `${m[1]} items`)] : [];
    }),
    // In the snapshot steps are those of what happened, not of the plan.
    ...prose(doc).flatMap(({ piece, section }) =>
      hits(piece, TOTAL).flatMap((h) => {
        const [, word = '', noun = ''] = new RegExp(TOTAL.source, 'i').exec(h.text) ?? [];
        if (noun.toLowerCase() === 'steps' && (section === 'snapshot' || section === 'ledger')) return [];
        const there = noun.toLowerCase() === 'steps' ? doc.steps.length : doc.hypotheses.length;
        const said = countOf(word);
        const total = /^(?:all|following|ranked|lists?|has|holds|considers?|proposes?)/i.test(h.text) || said > there;
        return total && there > 0 && said !== there ? [at(h, `${quoted(h.text)}, and there are ${there}`, `${there} ${noun}`)] : [];
      }),
    ),
  ],
});
