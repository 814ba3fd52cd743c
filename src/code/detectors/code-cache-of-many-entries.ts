import { type Node, option, textOf } from '../node.ts';
import type { Program } from '../program.ts';
import { at, type Detector } from '../source.ts';
import { constant } from './values.ts';

/** From here on it is memory that decides, not the number. Judgement. */
const MANY = 1_000_000;

/** A cache in the process is bounded by a number of entries so large that it bounds no memory. */
export const cacheOfManyEntries: Detector = {
  observable: 'code-cache-of-many-entries',
  *detect({ programs }) {
    for (const program of programs) {
      if (/maximumWeight|weigher|maxSize\w*Bytes|sizeCalculation|SizeLimit/.test(program.text)) continue;
      for (const call of program.calls) {
        const bound = boundOf(program, call);
        const most = bound && constant(program, bound);
        if (most !== undefined && most >= MANY)
          yield at(call, `the cache may hold ${most.toLocaleString('en')} entries and nothing bounds their bytes`, {
            entries: String(most),
          });
      }
    }
  },
};

function boundOf(program: Program, call: Node): Node | undefined {
  if (call.name === 'maximumSize' && /Caffeine|CacheBuilder|newBuilder/.test(call.path)) return call.args[0];
  if (/^(?:new LRU|new LRUCache|new LruCache|new QuickLRU)$/.test(call.path)) {
    const most = option(call, /^(?:max|maxSize)$/);
    return most?.right ?? (call.args[0]?.kind === 'number' ? call.args[0] : undefined);
  }
  if (program.language === 'go' && /^(?:lru|simplelru|expirable)\.New\w*$/.test(call.path)) return call.args[0];
  if (program.language === 'python' && /^(?:functools\.)?lru_cache$|^(?:cachetools\.)?(?:LRUCache|TTLCache)$/.test(call.path)) {
    const most = option(call, /^maxsize$/);
    return most?.right ?? (/^\d/.test(textOf(call.args[0] ?? call)) ? call.args[0] : undefined);
  }
  return undefined;
}
