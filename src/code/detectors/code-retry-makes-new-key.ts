import { anyOf } from '../../text/index.ts';
import { type Node, stringValue, textOf, walk } from '../node.ts';
import { bindingOf, decorators, namedFunction, type Program, unwrap } from '../program.ts';
import { at, type Detector } from '../source.ts';

const KEY_NAME = /idempot|dedup|request-?_?id|client_?token|transaction_?ref/i;
/** Of a header that is set by a call: a request's own id may well be new each time. */
const KEY_HEADER = /idempot|dedup|client[-_]?token/i;
const RANDOM = new RegExp(
  anyOf`
    (?:randomUUID|uuid(?:v?4)?|uuid4|nanoid|ulid|NewGuid|SecureRandom\.\w+|new_v4|NewString|uniqid|NewV4|NewRandom|getRandomValues)\s*\(
    (?:Date\.now|time\.time|System\.currentTimeMillis|Math\.random|random_bytes|time\.Now|secrets\.token_\w+)\s*\(
    SecureRandom\.(?:uuid|hex|alphanumeric|urlsafe_base64)\b
  `,
  'i',
);
/** `ids.next("chg")`, `newIdempotencyKey()`: made from nothing of the order. */
const MADE = new RegExp(
  String.raw`(?:^|\.)(?:${anyOf`
    \w*(?:ids?|keys?|generator|gen|ulid|uuid|snowflake)\.(?:next|new|generate|make|create|random)\w*
    (?:new|next|generate|gen|make|create|random)_?(?:id|key|uuid|idempotency_?key|token)
  `})$`,
  'i',
);

/** The key is made inside what a retry repeats, so each attempt carries another one. */
export const retryMakesNewKey: Detector = {
  observable: 'code-retry-makes-new-key',
  *detect({ programs }) {
    for (const program of programs) {
      for (const node of walk(program.root)) {
        const key = keyAt(program, node);
        const repeats = key && (repeatedBy(program, key.made) ?? repeatedByCaller(program, key.made));
        if (repeats) yield at(node, `${key.name.replace(/\s+/g, ' ')} is made anew inside ${repeats}, so every attempt has another key`);
      }
    }
  },
};

/** A key that is given a fresh value, and where that is made. */
function keyAt(program: Program, node: Node): { name: string; made: Node } | undefined {
  if (node.kind === 'assign' || node.kind === 'pair' || node.kind === 'declare') {
    const name = textOf(node.left ?? node).slice(0, 80);
    if (!KEY_NAME.test(name) || !node.right) return undefined;
    const made = freshIn(program, node.right, node.kind === 'pair' && KEY_HEADER.test(name));
    return made && { name, made };
  }
  if (node.kind !== 'call' || node.args.length !== 2) return undefined;
  const name = stringValue(node.args[0]);
  const made = name && name.length < 60 && KEY_HEADER.test(name) ? freshIn(program, node.args[1] as Node, true) : undefined;
  return made && name ? { name, made } : undefined;
}

/** What makes the value anew: the expression itself, or the line that gave the name its value. */
function freshIn(program: Program, value: Node, named: boolean): Node | undefined {
  if (isFresh(value)) return value;
  const name = unwrap(value);
  if (!named || name?.kind !== 'name') return undefined;
  const binding = bindingOf(program, name.path, value);
  return (binding?.level === 'local' || binding?.level === 'module') && binding.value && isFresh(binding.value) ? binding.node : undefined;
}

function isFresh(value: Node): boolean {
  if (RANDOM.test(textOf(value).slice(0, 120))) return true;
  const call = unwrap(value);
  return call?.kind === 'call' && MADE.test(call.path) && call.args.every((arg) => arg.kind === 'string');
}

function repeatedBy(program: Program, node: Node): string | undefined {
  const retries = /axiosRetry|axios-retry|retries\s*:|max_?retries|got\.extend|retryDelay|Retryable|@retry/i.test(program.text);
  for (let up = node.parent; up; up = up.parent) {
    if (up.kind === 'loop' && /attempt|retry|tries|retries/i.test(textOf(up).slice(0, 120))) return 'the loop of attempts';
    if (up.kind === 'function') {
      const call = up.parent?.kind === 'call' ? up.parent : up.parent?.parent?.kind === 'call' ? up.parent.parent : undefined;
      if (call && /interceptors\.request\.use$|beforeRequest/.test(call.path) && retries)
        return 'the request interceptor, which runs for each retry';
      if (call && /retry|retries|backoff|attempt/i.test(call.path.slice(-60)))
        return `the function that ${/^[\w.$]{1,40}$/.test(call.path) ? call.path : call.name} repeats`;
      if (decorators(up).some((each) => /retry/i.test(textOf(each).slice(0, 60)))) return 'a function that is retried as a whole';
    }
    if (up.kind === 'pair' && /beforeRequest/.test(up.name) && retries) return 'a hook that runs for each retry';
  }
  return undefined;
}

/** The function that makes the key is itself called by what repeats. */
function repeatedByCaller(program: Program, node: Node): string | undefined {
  const { name } = namedFunction(node);
  if (!/^\w{3,}$/.test(name)) return undefined;
  for (const call of program.calls) {
    if (call.name !== name || namedFunction(call).name === name) continue;
    const repeats = repeatedBy(program, call);
    if (repeats) return `${name}, which is called by ${repeats}`;
  }
  return undefined;
}
