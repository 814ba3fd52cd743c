import type { Detector } from '../source.ts';
import { allSql, sqlSlots } from './common.ts';

const FUNCTIONS =
  /^(?:LOWER|UPPER|DATE|YEAR|MONTH|DAY|TO_CHAR|TO_DATE|CAST|CONVERT|TRIM|LTRIM|RTRIM|SUBSTR|SUBSTRING|COALESCE|IFNULL|ISNULL|DATE_FORMAT|DATE_TRUNC|EXTRACT|MD5|CONCAT|REPLACE|ABS|TRUNC|UNIX_TIMESTAMP|LEFT|RIGHT)$/i;

/** The condition computes something from the column, or searches from its end: a plain index on it cannot be used. */
export const functionOnIndexedColumn: Detector = {
  observable: 'code-function-on-indexed-column',
  *detect(source) {
    const places = allSql(source);
    const indexed = places
      .filter((place) => place.statement.verb === 'CREATE')
      .map((place) =>
        place.statement.tokens
          .map((token) => token.text)
          .join(' ')
          .toLowerCase(),
      );
    for (const place of places) {
      const { where } = place.statement;
      for (const [i, token] of where.entries()) {
        const column = where[i + 3]?.text === '.' ? where[i + 4] : where[i + 2];
        if (
          token.type === 'word' &&
          FUNCTIONS.test(token.text) &&
          where[i + 1]?.text === '(' &&
          (column?.type === 'word' || column?.type === 'quoted') &&
          where[where.indexOf(column) + 1]?.text !== '('
        ) {
          const close = where.findIndex((each, at) => at > i && each.text === ')');
          const after = where[close + 1];
          if (!after || !/^(?:=|<|>|<=|>=|LIKE|IN|BETWEEN|~|ILIKE)$/i.test(after.text)) continue;
          if (
            /^(?:NOW|CURRENT_DATE|CURRENT_TIMESTAMP)$/i.test(column.text) ||
            indexed.some((text) => text.includes(`${token.text.toLowerCase()} ( ${column.text.toLowerCase()}`))
          )
            continue;
          yield {
            start: token.start,
            end: after.end,
            because: `${token.text}(${column.text}) in the condition cannot use a plain index on ${column.text}`,
            slots: { ...sqlSlots(place), column: column.text },
          };
        }
        if (/^I?LIKE$/i.test(token.text) && where[i + 1]?.type === 'string' && /^%/.test(where[i + 1]?.text ?? ''))
          yield {
            start: where[i - 1]?.start ?? token.start,
            end: where[i + 1]?.end ?? token.end,
            because: `the search pattern begins with %, so an index on ${where[i - 1]?.text ?? 'the column'} cannot be used`,
            slots: { ...sqlSlots(place), column: where[i - 1]?.text ?? '' },
          };
      }
    }
  },
};
