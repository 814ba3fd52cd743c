import { type Node, stringValue, textOf } from '../node.ts';
import { at, type Detector, type Sighting } from '../source.ts';
import { hasWords, indexOfWords, type Statement } from '../sql.ts';
import { allSql, sqlSlots } from './common.ts';

/** A schema change that needs a lock on a table which others read or write meanwhile. */
export const ddlTakesLock: Detector = {
  observable: 'code-ddl-takes-lock',
  *detect(source) {
    const all = allSql(source);
    const made = new Set(
      all
        .filter((place) => place.statement.verb === 'CREATE' && hasWords(place.statement, 'TABLE'))
        .map((place) => place.statement.tables[0]),
    );
    for (const place of all) {
      const why = locks(place.statement, made);
      if (why) yield { start: place.statement.start, end: place.statement.end, because: why, slots: sqlSlots(place) };
    }
    for (const program of source.programs) {
      for (const call of program.calls) {
        const sighting = migration(call, program.text);
        if (sighting) yield sighting;
      }
    }
  },
};

function locks(statement: Statement, made: ReadonlySet<string | undefined>): string | undefined {
  const [table, other] = statement.tables;
  if (statement.verb === 'ALTER' && hasWords(statement, 'TABLE')) {
    const key = indexOfWords(statement, 'FOREIGN', 'KEY') >= 0 || (hasWords(statement, 'ADD') && hasWords(statement, 'REFERENCES'));
    if (key && !hasWords(statement, 'NOT', 'VALID'))
      return `a foreign key on ${table} locks ${other ?? 'the referenced table'} as well until it is added; it waits for running transactions, and later queries wait behind it`;
    if (made.has(table)) return undefined;
    if (hasWords(statement, 'TYPE') || hasWords(statement, 'MODIFY') || hasWords(statement, 'CHANGE'))
      return `changing a column’s type rewrites ${table} under an exclusive lock`;
    if (hasWords(statement, 'SET', 'NOT', 'NULL')) return `SET NOT NULL scans ${table} under an exclusive lock`;
    if (hasWords(statement, 'ADD', 'CONSTRAINT') && !hasWords(statement, 'NOT', 'VALID') && !hasWords(statement, 'USING', 'INDEX'))
      return `adding a constraint checks ${table} under an exclusive lock`;
    return `ALTER TABLE needs an exclusive lock on ${table}; while it waits for running transactions, later queries wait behind it`;
  }
  if (statement.verb === 'CREATE' && hasWords(statement, 'INDEX') && !hasWords(statement, 'CONCURRENTLY') && !made.has(table))
    return `CREATE INDEX without CONCURRENTLY blocks writes to ${table} until it is built`;
  if (statement.verb === 'LOCK') return `LOCK TABLE on ${table}`;
  if (statement.verb === 'VACUUM' && hasWords(statement, 'FULL')) return 'VACUUM FULL rewrites the table under an exclusive lock';
  if (statement.verb === 'REINDEX' && !hasWords(statement, 'CONCURRENTLY')) return 'REINDEX without CONCURRENTLY blocks writes';
  return undefined;
}

/** Migrations of frameworks: `add_index :orders, :state` (Rails), `add_foreign_key`, `change_column`, Alembic's `op.create_index`. */
function migration(call: Node, program: string): Sighting | undefined {
  if (!/^(?:add_\w+|change_column\w*|rename_column|op\.\w+)$/.test(call.path)) return undefined;
  const text = textOf(call);
  const table = stringValue(call.args[0])?.replace(/^:/, '') ?? textOf(call.args[0] ?? call).replace(/^:/, '');
  const created = new RegExp(`create_table\\s*\\(?:?["']?:?${table.replace(/\W/g, '')}\\b`).test(program);
  if (created || /algorithm:\s*:concurrently|postgresql_concurrently|validate:\s*false|CONCURRENTLY/.test(text)) return undefined;
  if (/^(?:add_index|add_foreign_key|change_column|change_column_null|add_reference|add_check_constraint|rename_column)$/.test(call.path))
    return at(call, `${call.name} on ${table} takes a lock that blocks writes until it is done`, { table });
  if (/^op\.(?:create_index|create_foreign_key|alter_column|create_check_constraint)$/.test(call.path))
    return at(call, `${call.name} takes a lock that blocks writes until it is done`);
  return undefined;
}
