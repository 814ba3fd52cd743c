import { isIo, operation } from '../calls.ts';
import { enclosing, type Node, option, stringValue, textOf, walk } from '../node.ts';
import { namedFunction, type Program } from '../program.ts';
import { at, type Detector, type Sighting } from '../source.ts';
import { hastyRetries } from './shell.ts';

const BACKS_OFF =
  /backoff|exponential|\*\*|Math\.pow|<<|jitter|delay\s*\*=|(?:sleep|delay|wait\w*|after)\([^)]*\*|wait_random|math\.Pow|multiplier|2\s*\^/i;

/** Failed calls are repeated at once or in a fixed rhythm, so that all callers press on together. */
export const retryWithoutBackoff: Detector = {
  observable: 'code-retry-without-backoff',
  *detect({ programs, scripts }) {
    yield* hastyRetries(scripts);
    for (const program of programs) {
      yield* loops(program);
      yield* options(program);
      for (const call of program.calls) {
        if (call.path !== 'this.retry' || program.language !== 'python' || BACKS_OFF.test(textOf(call)) || /backoff/.test(program.text))
          continue;
        yield at(
          call,
          `${namedFunction(call).name} is retried ${/countdown\s*=\s*0/.test(textOf(call)) ? 'at once' : 'after a wait that does not grow'}`,
        );
      }
    }
  },
};

const RETRIES =
  /(?<![a-z])(?:attempts?|retry|retries|retried|retrying|tries|max_?tries)(?![a-z])|[a-z](?:Attempts?|Retry|Retries|Tries)(?![a-z])/i;

export function isRetryLoop(node: Node): boolean {
  if (node.kind !== 'loop' || !node.body) return false;
  const head = textOf(node).slice(0, Math.max(0, node.body.start - node.start));
  const counts =
    RETRIES.test(head) ||
    RETRIES.test(namedFunction(node).name) ||
    ((!node.over || /^range\(|\.times$|\.\./.test(textOf(node.over))) && RETRIES.test(textOf(node.body).slice(0, 600)));
  const again = [...walk(node.body)].some(
    (inner) =>
      inner.kind === 'catch' &&
      ![...walk(inner)].some((each) => each.kind === 'break' || (each.kind === 'throw' && each.parent === inner.body)),
  );
  const goRetry =
    /err\s*==\s*nil/.test(textOf(node.body)) && [...walk(node.body)].some((inner) => inner.kind === 'return' || inner.kind === 'break');
  return counts && (again || goRetry);
}

/** `for (i = 0; i < 500; i++) { watch … if (exec() != null) return t }` and an error after it: tries until it takes, without naming it so. */
function triesTillItTakes(program: Program, node: Node): boolean {
  if (node.kind !== 'loop' || !node.body || node.over) return false;
  const head = textOf(node).slice(0, Math.max(0, node.body.start - node.start));
  const times = Number(/<=?\s*(\d{1,6})\s*;/.exec(head)?.[1] ?? 0);
  const counter = /(\w+)\s*<=?\s*\d/.exec(head)?.[1] ?? '';
  const inner = walk(node.body);
  // The counter chooses what is worked on: a walk over things, no second try.
  if (times < 3 || counter === '' || inner.some((each) => each.kind === 'name' && each.path === counter)) return false;
  const writes = inner.some(
    (each) =>
      each.kind === 'call' &&
      (/^(?:exec|EXEC|compareAndSet|CompareAndSwap|putIfAbsent|setnx|SetNX|setIfAbsent|commit)$/.test(each.name) ||
        isIo(operation(program, each))),
  );
  const done = inner.some((each) => (each.kind === 'return' || each.kind === 'break') && enclosing(each, ['if'], node) !== undefined);
  const siblings = node.parent?.children ?? [];
  const next = siblings[siblings.indexOf(node) + 1];
  return (
    writes && done && (next?.kind === 'throw' || (program.language === 'go' && next?.kind === 'return' && /\b[eE]rr/.test(textOf(next))))
  );
}

function* loops(program: Program): Generator<Sighting> {
  for (const node of walk(program.root)) {
    if ((!isRetryLoop(node) && !triesTillItTakes(program, node)) || BACKS_OFF.test(textOf(node))) continue;
    const sleeps = [...walk(node)].some((inner) => inner.kind === 'call' && operation(program, inner).roles.has('sleep'));
    yield at(node, sleeps ? 'the loop tries again after a fixed wait that does not grow' : 'the loop tries again at once, without a wait');
  }
}

/** Retries set by an option or decorator, and no growing wait beside them. */
function* options(program: Program): Generator<Sighting> {
  for (const node of walk(program.root)) {
    if (node.kind !== 'call' && node.kind !== 'decorator') continue;
    const target = node.kind === 'decorator' ? (node.children[0] ?? node) : node;
    const text = textOf(node);
    if (text.length > 1500 || (node.kind === 'call' && node.parent?.kind === 'decorator')) continue;
    const retries =
      target.kind === 'call'
        ? option(target, /^(?:retries|max_?retries|maxAttempts|max_attempts|autoretry_for|attempts|retry_on_timeout|stop)$/i)
        : undefined;
    const named =
      /^(?:axiosRetry|Retryable|retry|tenacity\.retry|(?:.*\.)?(?:RetryAsync|Retry))$/.test(target.path || target.name) &&
      (node.kind === 'decorator' || program.language !== 'python') &&
      // A helper of one's own that is not in the snippet may wait as it likes.
      !(program.language === 'go' && target.path === 'retry');
    // A Celery task is only repeated by itself with autoretry_for.
    if (/task$/.test(target.path) && !/autoretry_for/.test(text)) continue;
    if (!retries && !named) continue;
    if (retries && !/^(?:[2-9]|\d{2,}|true|True|\(|\[|stop_after|\w*(?:RETRIES|ATTEMPTS)\w*)/.test(textOf(retries.right ?? retries)))
      continue;
    if (target.kind === 'call' && option(target, /backoff|retryDelay|wait|retry_jitter|delayStrategy/i) && BACKS_OFF.test(text)) continue;
    // These wait twice as long each time unless told otherwise.
    if (
      /^(?:pRetry|promiseRetry)$/.test(target.path) ||
      (target.path === 'retry' && /['"](?:async-retry|promise-retry)['"]/.test(program.text))
    ) {
      if (!/\bfactor\s*:\s*1\b/.test(text)) continue;
    }
    if (BACKS_OFF.test(text) || stringValue(target) !== undefined) continue;
    if (/boto|Config\(|aws/i.test(text.slice(0, 40)) || /(?:^|\.)(?:rm|rmSync|unlink)$/.test(target.path)) continue;
    const where = (target.path || 'the decorator').replace(/^new /, '');
    yield at(node, `${where} retries${retries ? ` (${textOf(retries).replace(/\s+/g, ' ').slice(0, 40)})` : ''} without a wait that grows`);
  }
}
