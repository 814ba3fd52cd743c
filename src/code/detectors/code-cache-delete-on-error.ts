import { has } from '../calls.ts';
import { enclosing, textOf, walk } from '../node.ts';
import { at, type Detector } from '../source.ts';
import { unitOperations, units } from './common.ts';

/** When the source of the data fails, the cached copy is thrown away: the next reader asks the failing source again. */
export const cacheDeleteOnError: Detector = {
  observable: 'code-cache-delete-on-error',
  *detect({ programs }) {
    for (const program of programs) {
      for (const unit of units(program)) {
        const operations = unitOperations(program, unit);
        const reads = operations.filter((each) => has(each, 'db-read', 'http') || /query|fetch|load|select/i.test(each.call.name));
        const names = new Set(
          reads.flatMap((each) => {
            const holder = enclosing(each.call, ['declare', 'assign'], unit);
            return holder?.left ? [...walk(holder.left)].filter((node) => node.kind === 'name').map((node) => node.name) : [];
          }),
        );
        for (const gone of operations.filter((each) => has(each, 'cache-delete'))) {
          const handler = enclosing(gone.call, ['catch'], unit);
          const guard = enclosing(gone.call, ['if'], unit);
          const failed =
            guard?.test &&
            /null|nil|None|false|err|error|undefined|!/i.test(textOf(guard.test)) &&
            [...walk(guard.test)].some((node) => node.kind === 'name' && (names.has(node.name) || /^err(?:or)?$/.test(node.name)));
          const inBody = guard?.body !== undefined && guard.body.start <= gone.call.start && gone.call.end <= guard.body.end;
          if (handler || (failed && inBody))
            yield at(gone.call, `${gone.label} runs when the source failed, so the next reader asks the failing source again`, {
              resource: gone.label,
            });
        }
      }
    }
  },
};
