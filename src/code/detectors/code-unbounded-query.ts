import { textOf } from '../node.ts';
import { at, type Detector } from '../source.ts';
import { hasWords } from '../sql.ts';
import { allSql, sqlSlots } from './common.ts';

/** The answer has as many rows as the table has, or as match: nothing limits it. */
export const unboundedQuery: Detector = {
  observable: 'code-unbounded-query',
  *detect(source) {
    for (const place of allSql(source)) {
      const { statement } = place;
      if (statement.verb !== 'SELECT' || statement.tables.length === 0 || !hasWords(statement, 'FROM')) continue;
      const text = statement.tokens.map((token) => token.text.toUpperCase());
      if (
        text.some((word) => /^(?:LIMIT|FETCH|TOP|COUNT|SUM|MAX|MIN|AVG|EXISTS|INTO|ROWNUM)$/.test(word)) ||
        place.statement.tokens[0]?.text.toUpperCase() === 'INSERT'
      )
        continue;
      const open = statement.tokens.some((token) => token.type === 'parameter' && token.text.includes('{'));
      // What the database says of itself is as short as its settings.
      const catalog = /^(?:pg_|information_schema\b|performance_schema\b|sys\.|mysql\.|v\$|dba_|system\.)/i.test(statement.tables[0] ?? '');
      if (statement.where.length === 0 && !open && !catalog && !text.includes('VALUES'))
        yield {
          start: statement.start,
          end: statement.end,
          because: `the query of ${statement.tables[0]} has neither WHERE nor LIMIT`,
          slots: sqlSlots(place),
        };
    }
    for (const program of source.programs) {
      for (const call of program.calls) {
        const path = call.path;
        const mongo =
          /^(?:find)$/.test(call.name) &&
          (call.args.length === 0 || /^\{\s*\}$/.test(textOf(call.args[0] ?? call).trim())) &&
          /collection|[A-Z]\w*\.find$|\.find$/.test(path) &&
          !/\.(?:limit|take|first)\(/.test(program.text.slice(call.end, call.end + 80)) &&
          program.language === 'javascript' &&
          !/^(?:this|arr|list|items|array)\.find$/.test(path) &&
          call.args.length > 0;
        const jpa = /(?:[rR]epo(?:sitory)?|[dD]ao)\.findAll$/.test(path) && call.args.length === 0;
        const prisma = /prisma\.\w+\.findMany$/.test(path) && !/take|cursor|where/.test(textOf(call));
        const django =
          /\.objects\.all$/.test(path) &&
          !/^\s*\)?\s*(?:\[|\.(?:filter|first|count|exists|get|order_by\([^)]*\)\[|iterator|values|aggregate|none|delete))/.test(
            program.text.slice(call.end, call.end + 60),
          ) &&
          program.language === 'python';
        const rails =
          program.language === 'ruby' &&
          /^[A-Z]\w*\.all$/.test(path) &&
          !/^\.(?:limit|page|where|find|in_batches|find_each|count|pluck)/.test(program.text.slice(call.end, call.end + 20));
        if (mongo || jpa || prisma || django || rails) yield at(call, `${path} reads all rows, without a limit`);
      }
    }
  },
};
