import type { Detector } from '../source.ts';
import type { Token } from '../sql.ts';
import { allSql, sqlSlots } from './common.ts';
import { closing, columnAt, isWord, type Joined, type Select, same, selects } from './select.ts';

/** Rows are summed or counted after a join that repeats them, once for each row of another list. */
export const joinMultipliesRows: Detector = {
  observable: 'code-join-multiplies-rows',
  *detect(source) {
    for (const place of allSql(source)) {
      for (const select of selects(place.statement)) {
        const found = multiplied(select);
        if (!found) continue;
        yield {
          start: found.token.start,
          end: found.token.end,
          because: found.because,
          slots: { ...sqlSlots(place), table: found.table },
        };
      }
    }
  },
};

function multiplied(select: Select): { token: Token; because: string; table: string } | undefined {
  const children = select.from.flatMap((each) => childOf(each));
  for (const aggregate of aggregates(select.list)) {
    // Two lists of one parent: each row of one stands beside each of the other.
    const mine = children.filter((each) => same(each.parent, children[0]?.parent ?? ''));
    const siblings = mine.filter((each, i) => mine.findIndex((other) => same(other.alias, each.alias)) === i);
    const other = siblings.find((each) => !same(each.alias, aggregate.of));
    if (siblings.length >= 2 && other && (aggregate.of === '' || siblings.some((each) => same(each.alias, aggregate.of))))
      return {
        token: aggregate.token,
        because: `${siblings.map((each) => each.table).join(' and ')} are both joined to ${siblings[0]?.parent}, so ${aggregate.name} counts each row of one once for each row of the other`,
        table: other.table,
      };
    // The parent's own amount, repeated for each child; where the same list computes with both, there is one child to each.
    const child = aggregate.name === 'SUM' ? children.find((each) => same(each.parent, aggregate.of)) : undefined;
    if (child && computesWith(select.list, child.alias, child.parent)) continue;
    if (child)
      return {
        token: aggregate.token,
        because: `SUM adds the column of ${aggregate.of} once for each row of ${child.table} that is joined to it`,
        table: child.table,
      };
  }
  return undefined;
}

/** `JOIN lines l ON l.order_id = o.id`: many lines to one `o`. */
function childOf(joined: Joined): { alias: string; table: string; parent: string }[] {
  if (joined.derived || joined.alias === '') return [];
  const on = joined.on;
  const equal = on.findIndex((token) => token.text === '=');
  if (equal < 0 || on.length > 7 || on.some((token) => token.type === 'string' || token.type === 'parameter')) return [];
  const sides = [columnAt(on, equal - 3), columnAt(on, equal + 1)];
  const child = sides.find((side) => side && same(side[0], joined.alias));
  const parent = sides.find((side) => side && !same(side[0], joined.alias));
  if (!child || !parent || parent[0] === '' || !/^(?:id|pk)$/i.test(parent[1]) || /^(?:id|pk)$/i.test(child[1])) return [];
  return [{ alias: joined.alias, table: joined.table, parent: parent[0] }];
}

/** SUM, COUNT and AVG of the list that are not over distinct values. */
function aggregates(list: readonly Token[]): { token: Token; name: string; of: string }[] {
  return list.flatMap((token, i) => {
    if (!isWord(token, 'SUM', 'COUNT', 'AVG') || list[i + 1]?.text !== '(' || isWord(list[i + 2], 'DISTINCT', 'CASE')) return [];
    const column = columnAt(list, i + 2);
    return [{ token, name: token.text.toUpperCase(), of: column?.[0] ?? '' }];
  });
}

/** An aggregate whose bracket holds columns of both. */
const computesWith = (list: readonly Token[], one: string, other: string): boolean =>
  list.some((token, i) => {
    if (!isWord(token, 'SUM', 'AVG', 'ROUND') || list[i + 1]?.text !== '(') return false;
    const within = list.slice(i + 2, closing(list, i + 1));
    const has = (alias: string): boolean => within.some((each, at) => same(each.text, alias) && within[at + 1]?.text === '.');
    return has(one) && has(other);
  });
