import type { Span } from '../../incident/types.ts';
import { anyOf } from '../../text/index.ts';
import type { Derived, Parts } from './types.ts';
import { spanOf } from './words.ts';

const MONTHS = anyOf`jan\w* | feb\w* | mar(?:ch)? | apr\w* | may | june? | july? | aug\w* | sep\w* | oct\w* | nov\w* | dec\w*`;
const DAY = String.raw`(?:the )?(?:[12]?\d|3[01])(?:st|nd|rd|th)?`;
/** "4, 11, 13 and today 20 Nov", "on the 4th, 11th, 13th". */
const DAYS = new RegExp(
  String.raw`(?<![\w.:,/-])${DAY}(?:(?:,| and|, and| &)(?: (?:today|then|again|on|yesterday))? ${DAY}){2,11}(?: (?:${MONTHS})\b)?(?![\w:/%]|\.\d| ?%)`,
  'gi',
);
const DATED = new RegExp(String.raw`\d(?:st|nd|rd|th)\b|\b(?:${MONTHS})\b`, 'i');
const CHANGES =
  /\b(?:merge[sd]?|deploy\w*|releases?d?|appl(?:y|ied|ies)|rollouts?|rolled out|pipelines?|patch\w*|migrations?|publish\w*|updates?d?|maintenance|reboots?)\b/i;
const BESIDE = 80;
const FEWEST = 3;

interface Days extends Span {
  readonly days: readonly number[];
  readonly around: string;
}

/** Two lists of days in one incident that name the same days: what happened on the ones, and what was done on the others. */
export function sameDays({ prose }: Parts): Derived[] {
  const lists = prose.flatMap(({ field, text }): Days[] =>
    [...text.matchAll(DAYS)].map((m) => {
      const [start, end] = [m.index, m.index + m[0].length];
      return {
        field,
        start,
        end,
        quote: m[0],
        days: [...m[0].matchAll(/\d{1,2}/g)].map(Number),
        around: text.slice(Math.max(0, start - BESIDE), start),
      };
    }),
  );
  for (const made of lists.filter((l) => CHANGES.test(l.around) && DATED.test(l.quote))) {
    const came = lists.find((l) => l !== made && !CHANGES.test(l.around) && DATED.test(l.quote) && inBoth(l, made).length >= FEWEST);
    if (!came) continue;
    const both = inBoth(came, made);
    const change = CHANGES.exec(made.around)?.[0] ?? 'a change';
    return [
      {
        id: 'same-days',
        text: `The days of the trouble (${came.days.join(', ')}) and those of “${change}” (${made.days.join(', ')}) share ${both.length}: ${both.join(', ')}. Chance does not do that; look at what that change does each time.`,
        formula: `${both.length} of ${came.days.length} days in both`,
        value: both.length,
        unit: 'days',
        inputs: [spanOf(came), spanOf(made)],
        shows: ['recurs-with-each-deploy', 'yes'],
      },
    ];
  }
  return [];
}

const inBoth = (a: Days, b: Days): number[] => [...new Set(a.days.filter((day) => b.days.includes(day)))];
