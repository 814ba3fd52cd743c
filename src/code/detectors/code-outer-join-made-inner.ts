import type { Detector } from '../source.ts';
import type { Token } from '../sql.ts';
import { allSql, sqlSlots } from './common.ts';
import { columnAt, conjuncts, isWord, same, selects } from './select.ts';

/** A LEFT JOIN keeps rows without a partner, and a condition on the partner in WHERE throws them out again. */
export const outerJoinMadeInner: Detector = {
  observable: 'code-outer-join-made-inner',
  *detect(source) {
    for (const place of allSql(source)) {
      for (const select of selects(place.statement)) {
        for (const right of select.from) {
          if (right.kind !== 'left' || right.alias === '') continue;
          const part = conjuncts(select.where).find((each) => refuses(each, right.alias));
          if (!part) continue;
          const column = columnAt(part, 0)?.[1] ?? columnAt(part, part.length - 3)?.[1] ?? '';
          yield {
            start: (part[0] as Token).start,
            end: (part.at(-1) as Token).end,
            because: `the condition on ${right.alias}.${column} stands in WHERE, so the rows that LEFT JOIN ${right.table} kept without a partner are thrown out again`,
            slots: { ...sqlSlots(place), table: right.table || right.alias, column },
          };
          break;
        }
      }
    }
  },
};

/** A comparison that is not true where the joined table gave NULL. */
function refuses(part: readonly Token[], alias: string): boolean {
  const column = columnAt(part, 0);
  if (column && same(column[0], alias)) {
    const after = part.slice(3);
    if (isWord(after[0], 'IS') || isWord(after[0], 'NOT')) return false;
    return /^(?:=|<|>|<=|>=|<>|!=)$/.test(after[0]?.text ?? '') || isWord(after[0], 'IN', 'LIKE', 'ILIKE', 'BETWEEN');
  }
  // `:day <= b.day`
  const last = part.length - 3;
  const right = last > 0 ? columnAt(part, last) : undefined;
  return (
    right !== undefined &&
    same(right[0], alias) &&
    last === 2 &&
    /^(?:=|<|>|<=|>=)$/.test(part[1]?.text ?? '') &&
    ['parameter', 'string', 'number'].includes(part[0]?.type ?? '')
  );
}
