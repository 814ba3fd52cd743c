import { inside, type Node, textOf, walk } from '../node.ts';
import { at, type Detector, type Sighting } from '../source.ts';
import type { Statement } from '../sql.ts';
import { allSql, inTransaction, sqlSlots } from './common.ts';

const COUNTER = /count|counter|seq|number|_no$|last_|total|balance|stock|quota|used|views|hits|available|remaining|usage|next_/i;

/** One row that many update, locked from the update to the end of a transaction that still has other work to do. */
export const hotCounterRow: Detector = {
  observable: 'code-hot-counter-row',
  *detect(source) {
    yield* alone(source.sql);
    for (const place of allSql(source)) {
      if (!place.program || !place.call) continue;
      const column = bumped(place.statement);
      if (!column || !inTransaction(place.program, place.call)) continue;
      if (!workAfter(place.program.calls, place.call)) continue;
      yield at(
        place.call,
        `${place.statement.tables[0] ?? 'the row'}.${column} is updated inside a transaction that goes on: the row stays locked until it ends`,
        { ...sqlSlots(place), column },
      );
    }
    for (const program of source.programs) {
      for (const node of walk(program.root)) {
        if (node.kind !== 'pair' || !/^(?:increment|decrement|\$inc)$/.test(node.name)) continue;
        const tx = inTransaction(program, node);
        const target = node.parent?.parent;
        const column = target?.kind === 'pair' ? target.name : '';
        if (tx && COUNTER.test(column) && workAfter(program.calls, node, tx))
          yield at(node, `${column} is changed inside a transaction that goes on: the row stays locked until it ends`, {
            column,
          });
      }
    }
  },
};

/** SQL by itself: in a function body or between BEGIN and COMMIT. */
function* alone(all: readonly Statement[]): Generator<Sighting> {
  for (const [i, statement] of all.entries()) {
    const column = bumped(statement);
    if (!column) continue;
    const body = all
      .slice(0, i)
      .some(
        (each) =>
          each.verb === 'BEGIN' ||
          each.verb === 'START' ||
          (each.verb === 'CREATE' && each.tokens.some((token) => /^(?:FUNCTION|PROCEDURE|TRIGGER)$/i.test(token.text))),
      );
    const after = all.slice(i + 1).some((each) => /^(?:INSERT|UPDATE|DELETE|SELECT|PERFORM|CALL|MERGE)$/.test(each.verb));
    if (body && after)
      yield {
        start: statement.start,
        end: statement.end,
        because: `${statement.tables[0] ?? 'the row'}.${column} is updated first and its row stays locked until the transaction with all that follows ends`,
        slots: { table: statement.tables[0] ?? '', column },
      };
  }
}

/** `SET n = n + 1`: the column, where the name says that it counts. */
function bumped(statement: Statement): string | undefined {
  if (statement.verb !== 'UPDATE') return undefined;
  const tokens = statement.tokens;
  for (let i = 0; i < tokens.length - 4; i += 1) {
    if (tokens[i + 1]?.text !== '=') continue;
    const name = tokens[i]?.text ?? '';
    const at2 = tokens[i + 3]?.text === '.' ? i + 4 : i + 2;
    if (
      tokens[at2]?.text === name &&
      /^[+-]$/.test(tokens[at2 + 1]?.text ?? '') &&
      (COUNTER.test(name) || COUNTER.test(statement.tables[0] ?? ''))
    )
      return name;
  }
  return undefined;
}

const workAfter = (calls: readonly Node[], node: Node, within?: Node): boolean =>
  calls.some(
    (call) =>
      call.start > node.end &&
      (!within || inside(call, within)) &&
      (call.parent?.kind === 'await' || /query|exec|save|update|insert|post|create|execute/i.test(call.name)) &&
      !/commit|release|COMMIT/i.test(textOf(call).slice(0, 60)),
  );
