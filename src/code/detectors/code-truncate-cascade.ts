import type { Detector } from '../source.ts';
import { hasWords } from '../sql.ts';
import { allSql, sqlSlots } from './common.ts';

/** TRUNCATE … CASCADE empties every table that refers to this one, and those that refer to them. */
export const truncateCascade: Detector = {
  observable: 'code-truncate-cascade',
  *detect(source) {
    for (const place of allSql(source)) {
      const { statement } = place;
      if (statement.verb === 'TRUNCATE' && hasWords(statement, 'CASCADE'))
        yield {
          start: statement.start,
          end: statement.end,
          because: `TRUNCATE ${statement.tables[0] ?? ''} CASCADE also empties every table with a foreign key to it`,
          slots: sqlSlots(place),
        };
      else if (statement.verb === 'DROP' && hasWords(statement, 'CASCADE') && hasWords(statement, 'TABLE'))
        yield {
          start: statement.start,
          end: statement.end,
          because: `DROP TABLE ${statement.tables[0] ?? ''} CASCADE also drops what depends on it`,
          slots: sqlSlots(place),
        };
    }
  },
};
