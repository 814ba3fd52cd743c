import type { Span } from '../../incident/types.ts';
import { anyOf } from '../../text/index.ts';
import type { Chunk } from './chunks.ts';
import { goesWell } from './shares.ts';

const QUARTER = anyOf`(?:a|one) quarter | ein Viertel | un quart | un cuarto | um quarto | een kwart`;
const HALF = anyOf`
  half (?:of )?(?:the|our|all) | half of | half (?:of )?(?:all|every) | half (?=(?:get|go|fail|succeed|see|time)s?\b) | die Hälfte | la moitié | la mitad
  metade | de helft | metà
`;
/** Fractions that stand for a share without naming of what: "about a third", "1/3 of", "ein Viertel", "3 of every 10 min". */
const FRACTIONS: readonly (readonly [RegExp, number])[] = [
  [/\b(?:two[- ]thirds?|zwei Drittel|deux tiers|dos tercios)\b/iu, 2 / 3],
  [/\b(?:three[- ]quarters?|drei Viertel|trois quarts)\b/iu, 0.75],
  [/\b(?:(?:a|one|every|each) third|ein Drittel|un tiers|un tercio|um terço|een derde)\b|(?<![\d/])1\/3(?![\d/])/iu, 1 / 3],
  [new RegExp(anyOf`\b${QUARTER}\b(?! (?:hour|of an hour|of the entries|heure)) | (?<![\d/])1/4(?![\d/])`, 'iu'), 0.25],
  [/\b(?:(?:a|one|every) fifth|ein Fünftel|un cinquième|una quinta parte)\b/iu, 0.2],
  [/\b(?:(?:a|one|every) tenth|ein Zehntel|un dixième)\b/iu, 0.1],
  [new RegExp(anyOf`\b${HALF}\b(?! (?:an )?hour) | (?<![\d/])1/2(?![\d/])`, 'iu'), 0.5],
];
const NUMBERS: Readonly<Record<string, number>> = {
  two: 2,
  second: 2,
  other: 2,
  zweite: 2,
  three: 3,
  third: 3,
  dritte: 3,
  four: 4,
  fourth: 4,
  vierte: 4,
  five: 5,
  fifth: 5,
  fünfte: 5,
  six: 6,
  sixth: 6,
  seven: 7,
  seventh: 7,
  eight: 8,
  eighth: 8,
  nine: 9,
  ninth: 9,
  ten: 10,
  tenth: 10,
  zehnte: 10,
  twelve: 12,
  twenty: 20,
  twentieth: 20,
  fifty: 50,
  hundred: 100,
};
const TIME_OR_JOINER = anyOf`
  and | or | to | of | minutes? | seconds? | hours? | days? | nights? | weeks? | months? | years? | runs? | mornings? | releases?
  mondays? | sundays? | Minute | Stunde | Tag | Nacht | Woche
`;
const ORDINAL = anyOf`
  second | other | third | fourth | fifth | sixth | seventh | eighth | ninth | tenth | twentieth | zweite | dritte | vierte | fünfte
  zehnte
`;
/** "Every second newcomer", "jeder dritte Kunde": not every second minute, nor every other day. */
const EACH_NTH = new RegExp(String.raw`\b(?:every|each|jede[rs]?) (${ORDINAL})r? (?!${TIME_OR_JOINER}\b)\p{L}{2,}`, 'iu');
const NUMBER = anyOf`two | three | four | five | six | seven | eight | nine | ten | twelve | twenty | fifty | (?:a )?hundred | \d{1,4}`;
const PLACES_OR_TIMES = anyOf`regions? | zones? | data | sites? | countries | weeks? | days? | hours? | minutes? | batches`;
const TIMES = anyOf`day | hour | minute | second | week | time | case | of`;
/** "One applicant in eight", "one ride out of 20". */
const ONE_OF = new RegExp(
  String.raw`\b(?:one|1) (?!${TIMES}\b)(?:[a-z-]+ ){0,3}?(?:in|out of|of) (?:every )?(${NUMBER})\b(?! ${PLACES_OR_TIMES})`,
  'i',
);
const PLACES = anyOf`regions? | zones? | pods? | nodes? | hosts? | weeks? | days?`;
const SMALL_NUMBER = anyOf`two | three | four | five | seven | nine`;
const THREE_OF = new RegExp(String.raw`\b(${SMALL_NUMBER}) (?:of|out of|in) (three|four|five|ten|\d{1,2})\b(?! ${PLACES})`, 'i');
const EVERY = /\b(\d{1,2}) (?:of|out of|in) every (\d{1,3})\b/i;

interface Fraction {
  readonly share: number;
  readonly span: Span;
  /** By turns, where whoever tries again comes through, or of a part alone: never down for most. */
  readonly turns?: boolean;
  /** Of places or parts, told beside what happens to the whole. */
  readonly part?: boolean;
}

/** A share in words. */
export function fractionIn(chunk: Chunk): Fraction | undefined {
  const span = (m: RegExpExecArray): Span => ({
    field: chunk.field,
    start: chunk.start + m.index,
    end: chunk.start + m.index + m[0].length,
    quote: m[0],
  });
  const every = EVERY.exec(chunk.text);
  if (every && Number(every[2]) > 0 && Number(every[1]) <= Number(every[2]))
    return { share: Number(every[1]) / Number(every[2]), span: span(every) };
  const nth = EACH_NTH.exec(chunk.text);
  if (nth) return { share: 1 / numberIn(nth[1]), span: span(nth), turns: true };
  const one = ONE_OF.exec(chunk.text);
  // "One hospital of two", "two of four docks": a part stands, and the other works. It is not down for most.
  if (one && numberIn(one[1]) > 1)
    return { share: 1 / numberIn(one[1]), span: span(one), ...(numberIn(one[1]) === 2 ? { turns: true, part: true } : {}) };
  const some = THREE_OF.exec(chunk.text);
  if (some && numberIn(some[1]) < numberIn(some[2])) {
    const share = numberIn(some[1]) / numberIn(some[2]);
    return { share, span: span(some), ...(share <= 0.5 ? { turns: true, part: true } : {}) };
  }
  for (const [re, share] of FRACTIONS) {
    const m = re.exec(chunk.text);
    if (!m) continue;
    // "Better than half get through": less than half do not.
    const over = /\b(?:more|better|over|mehr|plus|más) (?:than |als |que |de )?(?:the |die |la )?$/i.test(chunk.text.slice(0, m.index))
      ? 1.1
      : 1;
    const part = Math.min(1, share * over);
    // "Two thirds of them" speaks of a part that was named before.
    const turns =
      /^ (?:of|von) (?:them|those|these|ihnen|denen)\b/i.test(chunk.text.slice(m.index + m[0].length)) || AGAIN.test(chunk.text);
    return {
      share: goesWell(chunk.text.slice(m.index + m[0].length)) ? 1 - part : part,
      span: span(m),
      ...(turns ? { turns } : {}),
    };
  }
  return undefined;
}

const COUNTED = /(?<![\d.,:])(\d[\d.,]*k?) (?:[a-z-]+ ){1,4}(?:out )?of (?:our |the |all |about |some |~)*(\d[\d.,]*[kM]?)(?![\d%])/i;
const SIZES: Readonly<Record<string, number>> = { k: 1e3, m: 1e6 };
const sized = (text = ''): number =>
  Number(
    text
      .replace(/[kM]$/i, '')
      .replace(/[.,](?=\d{3}\b)/g, '')
      .replace(',', '.'),
  ) * (SIZES[text.slice(-1).toLowerCase()] ?? 1);

/** "410 payments wrong of 31,000": what is counted stands between the numbers. */
export function countedIn(chunk: Chunk): Fraction | undefined {
  const m = COUNTED.exec(chunk.text);
  const share = m ? sized(m[1]) / sized(m[2]) : Number.NaN;
  if (!m || !(share > 0 && share < 1)) return undefined;
  const start = chunk.start + m.index;
  return { share, span: { field: chunk.field, start, end: start + m[0].length, quote: m[0] } };
}

/** Whoever tries again comes through. */
const AGAIN =
  /\b(?:at|on|with) (?:the |their )?first (?:try|attempt|click|time)\b|\b(?:retry|retries|second (?:try|attempt)) (?:work|help|succeed)s?\b/i;

const numberIn = (word = ''): number => NUMBERS[word.toLowerCase().replace(/^a /, '')] ?? Number(word);
