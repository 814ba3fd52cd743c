import type { Detector } from '../source.ts';
import { allSql, sqlSlots } from './common.ts';
import { closing, isWord, same } from './select.ts';

/** Each run takes what lies above the highest value that is there: one value too high, and all that is right lies below it. */
export const startsFromHighestValue: Detector = {
  observable: 'code-starts-from-highest-value',
  *detect(source) {
    for (const place of allSql(source)) {
      const { tokens } = place.statement;
      for (const [i, token] of tokens.entries()) {
        const column = tokens[i - 1];
        if (!/^>=?$/.test(token.text) || column?.type !== 'word') continue;
        let open = i + 1;
        while (
          isWord(tokens[open], 'COALESCE', 'IFNULL', 'DATE_SUB', 'TIMESTAMP_SUB', 'DATEADD', 'NVL') ||
          (tokens[open]?.text === '(' && !isWord(tokens[open + 1], 'SELECT'))
        )
          open += 1;
        if (tokens[open]?.text !== '(' || !isWord(tokens[open + 1], 'SELECT')) continue;
        const inner = tokens.slice(open + 1, closing(tokens, open));
        const most = inner.findIndex(
          (each, at) => isWord(each, 'MAX') && inner[at + 1]?.text === '(' && same(inner[at + 2]?.text ?? '', column.text),
        );
        if (most < 0 || inner.some((each) => isWord(each, 'LEAST', 'NOW', 'CURRENT_TIMESTAMP', 'GETDATE') || isWord(each, 'WHERE')))
          continue;
        yield {
          start: column.start,
          end: (inner.at(-1) ?? token).end,
          because: `each run begins above the highest ${column.text} that is there: a single value too high, and all right ones are passed over from then on`,
          slots: { ...sqlSlots(place), column: column.text },
        };
        break;
      }
    }
  },
};
