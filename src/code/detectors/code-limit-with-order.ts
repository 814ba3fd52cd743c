import type { Detector } from '../source.ts';
import { hasWords, indexOfWords } from '../sql.ts';
import { allSql, sqlSlots } from './common.ts';

/** With ORDER BY and a small LIMIT the planner may walk the order's index and filter, which is long when few rows match. */
export const limitWithOrder: Detector = {
  observable: 'code-limit-with-order',
  *detect(source) {
    for (const place of allSql(source)) {
      const { statement } = place;
      if (statement.verb !== 'SELECT' || statement.where.length === 0 || !hasWords(statement, 'ORDER', 'BY')) continue;
      const limit = indexOfWords(statement, 'LIMIT');
      const value = statement.tokens[limit + 1];
      if (limit < 0 || !value || (value.type === 'number' && Number(value.text) > 1000)) continue;
      const order = statement.tokens[indexOfWords(statement, 'ORDER', 'BY') + 2];
      const column =
        statement.tokens[statement.tokens.indexOf(order as never) + 1]?.text === '.'
          ? statement.tokens[statement.tokens.indexOf(order as never) + 2]?.text
          : order?.text;
      const filters = statement.where
        .filter(
          (token, i) =>
            !['.', '('].includes(statement.where[i + 1]?.text ?? '') &&
            token.type === 'word' &&
            !/^(?:AND|OR|NOT|IS|NULL|IN|LIKE|BETWEEN)$/i.test(token.text),
        )
        .map((token) => token.text);
      if (column && filters.includes(column)) continue;
      yield {
        start: statement.start,
        end: statement.end,
        because: `the query filters ${statement.tables[0] ?? 'the table'} by ${[...new Set(filters)].slice(0, 3).join(', ')} but orders by ${column ?? 'another column'} with LIMIT ${value.text}: the planner may walk the order and filter row by row`,
        slots: { ...sqlSlots(place), column: column ?? '' },
      };
    }
  },
};
