import { has, labelOf, operation, tableSlot } from '../calls.ts';
import { type Node, stringValue, textOf, walk } from '../node.ts';
import type { Program } from '../program.ts';
import { at, type Detector, type Sighting } from '../source.ts';
import { hasWords } from '../sql.ts';
import { allSql, sqlSlots } from './common.ts';

/** Pages are counted from the start of a set that changes between them, or that has no order: rows are skipped or come twice. */
export const pagesShift: Detector = {
  observable: 'code-pages-shift',
  *detect(source) {
    for (const place of allSql(source)) {
      const { statement } = place;
      const paged = statement.verb === 'SELECT' && hasWords(statement, 'OFFSET') && hasWords(statement, 'LIMIT');
      if (
        paged &&
        !hasWords(statement, 'ORDER', 'BY') &&
        !statement.tokens.some((token) => /[{]/.test(token.text)) &&
        statement.tables.length > 0
      )
        yield {
          start: statement.start,
          end: statement.end,
          because: `the pages of ${statement.tables[0]} have no ORDER BY, so a row may stand on two pages or on none`,
          slots: sqlSlots(place),
        };
    }
    for (const program of source.programs) {
      for (const loop of walk(program.root)) if (loop.kind === 'loop' && loop.body) yield* changedWhilePaged(program, loop, loop.body);
      for (const call of program.calls) yield* chunked(program, call);
    }
  },
};

const OFFSET =
  /\bOFFSET\b|\boffset\s*[:=(]|\.offset\(|\.Offset\(|\.skip\(|\.Skip\(|\bskip\s*:|PageRequest\.of\(|\[\s*(?:offset|start)\s*:\s*(?:offset|start)\s*\+/;
const STEP = /\b(?:offset|skip|start|from|page|pageNumber|pageNo|i)\s*(?:\+=|\+\+|=\s*\w+\s*\+)|(?:\+\+\w+|\w+\+\+)\s*,/i;

/** In the loop that pages on, rows leave the set that is paged through. */
function* changedWhilePaged(program: Program, loop: Node, body: Node): Generator<Sighting> {
  const text = textOf(loop);
  if (!OFFSET.test(text) || !STEP.test(text)) return;
  const inBody = program.calls.filter((call) => body.start <= call.start && call.end <= body.end).map((call) => operation(program, call));
  const read = inBody.find((each) => has(each, 'db-read') && OFFSET.test(textOf(each.call))) ?? inBody.find((each) => has(each, 'db-read'));
  const write =
    read &&
    inBody.find(
      (each) =>
        has(each, 'db-write') && each.call !== read.call && each.call.start > read.call.start && shrinks(program, read.call, each.call),
    );
  if (read && write)
    yield at(
      write.call,
      `${write.label} takes rows out of the set that ${read.label} pages through by offset, so as many rows are skipped at the next page`,
      {
        ...tableSlot(read),
      },
    );
}

/** A delete, or a change of something that the query filters by. */
function shrinks(program: Program, read: Node, write: Node): boolean {
  if (/delete|destroy|remove/i.test(write.name)) return true;
  const sql = program.sql.find((each) => each.call === write)?.statement;
  if (sql?.verb === 'DELETE') return true;
  const query = program.sql.find((each) => each.call === read)?.statement;
  if (sql?.verb === 'UPDATE' && query) {
    const filtered = new Set(query.where.filter((token) => token.type === 'word').map((token) => token.text.toLowerCase()));
    const from = sql.tokens.findIndex((token) => token.text.toUpperCase() === 'SET');
    const to = sql.tokens.findIndex((token) => token.text.toUpperCase() === 'WHERE');
    return sql.tokens
      .slice(from, to < 0 ? undefined : to)
      .some((token, i, all) => all[i + 1]?.text === '=' && filtered.has(token.text.toLowerCase()));
  }
  const keys = filterKeys(read);
  return (
    walk(write).some((node) => node.kind === 'pair' && keys.has(node.name)) ||
    keys.has(/^(?:mark|set)_?(\w+)$/i.exec(write.name)?.[1]?.toLowerCase() ?? '')
  );
}

/** Names that a query builder filters by: `where: { sent: false }`, `filter(sent=False)`, `->where('sent', false)`. */
function filterKeys(read: Node): Set<string> {
  const keys = new Set<string>();
  for (let at: Node | undefined = read; at; at = at.object) {
    if (at.kind !== 'call') continue;
    for (const arg of at.args)
      for (const node of walk(arg, (inner) => inner.kind !== 'function')) {
        if (node.kind === 'pair' && !/^(?:where|data|take|skip|limit|offset|orderBy|select|include|order)$/.test(node.name))
          keys.add(node.name);
        const text = /where|filter/i.test(at.name) && node === at.args[0] ? stringValue(node) : undefined;
        if (text && /^\w+$/.test(text)) keys.add(text);
      }
  }
  return keys;
}

/** `->where('sent', false)->chunk(100, fn … update(['sent' => true]))`: chunk pages by offset, chunkById does not. */
function* chunked(program: Program, call: Node): Generator<Sighting> {
  if (program.language !== 'php' || call.name !== 'chunk' || !call.object) return;
  const keys = filterKeys(call.object);
  const callback = call.args.find((arg) => arg.kind === 'function');
  const write =
    callback &&
    program.calls.find(
      (each) =>
        callback.start <= each.start &&
        each.end <= callback.end &&
        (/^(?:delete|forceDelete)$/.test(each.name) ||
          (/^(?:update|forceFill|fill)$/.test(each.name) && walk(each).some((node) => node.kind === 'pair' && keys.has(node.name)))),
    );
  if (write && keys.size > 0)
    yield at(
      write,
      `${labelOf(write)} takes rows out of the set that chunk pages through by offset, so each second chunk is skipped; chunkById is not`,
    );
}
