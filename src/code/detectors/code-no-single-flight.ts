import { has, isIo } from '../calls.ts';
import { textOf } from '../node.ts';
import { at, type Detector } from '../source.ts';
import { unitOperations, units } from './common.ts';

const GUARDED =
  /singleflight|single_flight|setnx|['"]NX['"]|SET_IF_NOT_EXIST|in_?flight|pending\w*\.(?:get|has|set)|coalesc|mutex|lock|dedupe|race_condition_ttl|stale.?while|computeIfAbsent|GetOrAdd|remember|memoize|LoadingCache|dogpile/i;

/** Read, miss, compute, store: all who miss at the same time compute the same. */
export const noSingleFlight: Detector = {
  observable: 'code-no-single-flight',
  *detect({ programs }) {
    for (const program of programs) {
      for (const unit of units(program)) {
        const operations = unitOperations(program, unit);
        const read = operations.find((each) => has(each, 'cache-read'));
        const write = operations.find((each) => read && has(each, 'cache-write') && each.call.start > read.call.end);
        if (!read || !write || GUARDED.test(textOf(unit)) || /singleflight/i.test(program.text)) continue;
        const source = operations.find(
          (each) =>
            each.call.start > read.call.end &&
            each.call.end < write.call.start &&
            (isIo(each) ||
              each.call.parent?.kind === 'await' ||
              (/query|fetch|load|price|compute|render|build|calculate|generate/i.test(each.call.name) && each.call.path.includes('.'))) &&
            !has(each, 'cache-read', 'cache-delete') &&
            !/json|marshal|bytes|status|log|format/i.test(each.call.path),
        );
        if (source)
          yield at(read.call, `on a miss each caller runs ${source.label} and stores the result itself; nothing makes one do it for all`, {
            external: source.label,
          });
      }
    }
  },
};
