import { anyOf } from '../../text/index.ts';
import type { Derived, Parts } from './types.ts';
import { numbersAt, shown, spanOf, textsOf } from './words.ts';

const SIZE = anyOf`per_page | perPage | page_?size | pageSize | max_?results | maxResults | max-keys | MaxKeys | max_keys | page_?limit`;
/** A size of a page: in an address, or under a name that means nothing else. */
const PAGE = new RegExp(
  String.raw`(?:[?&](?:limit|count|size|first|\$top|top|take|${SIZE})=|\b${SIZE}["']?\s{0,2}[:=]\s{0,2}["']?)(\d{2,5})\b(?!\.\d)`,
  'g',
);
const COUNTED = anyOf`
  count | total | registered | found | loaded | returned | fetched | synced | received | imported | items | rows | entries | results | records
  users | devices | members | objects | got
`;
/** "registered=100", "loaded 100 devices", "total: 100". */
const COUNT = new RegExp(
  String.raw`(?<![?&\w-])${COUNTED}\b["']?(?:\s?[=:]\s?|\s(?:only |exactly |always )?)(\d{2,5})\b(?![.,]\d|\s?(?:%|ms\b|s\b|of\b))`,
  'gi',
);
/** The next page is asked for as well. */
const GOES_ON = /[?&](?:page|offset|cursor|after|skip|continuation\w*|pageToken|marker)=(?!0\b|1\b)[\w-]+|\bpage 2\b|next_?page|has_?more/i;
const FEWEST = 20;

/** What was counted equals the size of a page: there may be more that nobody asked for. */
export function countEqualsPage(parts: Parts): Derived[] {
  const texts = textsOf(parts);
  if (texts.some(({ text }) => GOES_ON.test(text))) return [];
  for (const page of numbersAt(texts, PAGE, Number).filter((n) => n.value >= FEWEST)) {
    const count = numbersAt(texts, COUNT, Number).find(
      (n) => n.value === page.value && (n.field !== page.field || n.end <= page.start || page.end <= n.start),
    );
    if (!count) continue;
    return [
      {
        id: 'count-equals-page',
        text: `“${count.quote}” is exactly the size of a page (${page.quote.replace(/^[?&]/, '')}), and no second page is asked for: what lies beyond the first ${shown(page.value)} is not seen.`,
        formula: `${shown(count.value)} = ${shown(page.value)}`,
        value: page.value,
        unit: '',
        inputs: [spanOf(count), spanOf(page)],
        shows: ['code-list-without-next-page', 'yes'],
      },
    ];
  }
  return [];
}
