import { type Node, textOf, walk } from '../node.ts';
import { decorators, type Program } from '../program.ts';
import { at, type Detector } from '../source.ts';

const KEY_NAME = /idempot|dedup|request-?_?id|client_?token|transaction_?ref/i;
const RANDOM =
  /(?:randomUUID|uuid(?:v?4)?|uuid4|nanoid|ulid|NewGuid|SecureRandom\.\w+|new_v4|NewString|uniqid|Date\.now|time\.time|System\.currentTimeMillis|Math\.random|random_bytes)\s*\(/i;

/** The key is made inside what a retry repeats, so each attempt carries another one. */
export const retryMakesNewKey: Detector = {
  observable: 'code-retry-makes-new-key',
  *detect({ programs }) {
    for (const program of programs) {
      for (const node of walk(program.root)) {
        if (node.kind !== 'assign' && node.kind !== 'pair' && node.kind !== 'declare') continue;
        const name = textOf(node.left ?? node).slice(0, 80);
        if (!KEY_NAME.test(name) || !node.right || !RANDOM.test(textOf(node.right).slice(0, 120))) continue;
        const repeats = repeatedBy(program, node);
        if (repeats) yield at(node, `${name.replace(/\s+/g, ' ')} is made anew inside ${repeats}, so every attempt has another key`);
      }
    }
  },
};

function repeatedBy(program: Program, node: Node): string | undefined {
  const retries = /axiosRetry|axios-retry|retries\s*:|max_?retries|got\.extend|retryDelay|Retryable|@retry/i.test(program.text);
  for (let up = node.parent; up; up = up.parent) {
    if (up.kind === 'loop' && /attempt|retry|tries|retries/i.test(textOf(up).slice(0, 120))) return 'the loop of attempts';
    if (up.kind === 'function') {
      const call = up.parent;
      if (call?.kind === 'call' && /interceptors\.request\.use$|beforeRequest/.test(call.path) && retries)
        return 'the request interceptor, which runs for each retry';
      if (call?.kind === 'call' && /retry|backoff|attempt|withRetries/i.test(call.name)) return `the function that ${call.name} repeats`;
      if (decorators(up).some((each) => /retry/i.test(textOf(each).slice(0, 60)))) return 'a function that is retried as a whole';
    }
    if (up.kind === 'pair' && /beforeRequest/.test(up.name) && retries) return 'a hook that runs for each retry';
  }
  return undefined;
}
