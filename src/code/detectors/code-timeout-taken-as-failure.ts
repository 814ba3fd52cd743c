import { isEffect, operation } from '../calls.ts';
import { enclosing, firstSegment, type Node, textOf, walk } from '../node.ts';
import type { Program } from '../program.ts';
import { at, type Detector, type Sighting } from '../source.ts';

/** Errors after which nobody knows whether the other side has done it. */
const UNKNOWN =
  /Time-?d?_?[oO]ut|Timeout|\bIOException|IOError|ConnectionError|RequestException|HttpRequestException|TaskCanceled|OperationCanceled|ResourceAccess|ReadError|ECONNABORTED|ETIMEDOUT|DeadlineExceeded/;
const ACTS =
  /^(?:capture|charge|pay|authori[sz]e|transfer|debit|credit|reserve|book|submit|place|purchase|disburse|payout|issue|confirm)(?:[A-Z_]\w*)?$|^(?:Capture|Charge|Pay|Authori[sz]e|Transfer|Debit|Credit|Reserve|Book|Submit|Place|Purchase|Disburse|Payout|Issue|Confirm)(?:[A-Z]\w*)?$/;
const FAILED =
  /(?:^|[\s"'`.:_])(?:\w+_)?(?:FAILED|Failed|failed|DECLINED|Declined|declined|NOT_PAID|UNPAID|unpaid|REJECTED|rejected)(?:$|[\s"'`,.)_])/;
const UNDOES =
  /^(?:(?:mark|set|update|record)_?\w*(?:failed|declined|unpaid)|mark\w*Failed|fail|fail!|failOrder|refund\w*|compensate\w*|releaseSeats?|releaseStock|releaseReservation|reverse\w*|cancelOrder|cancel_order|unreserve\w*)$/i;
/** It asks, waits or leaves the outcome open. */
const ASKS =
  /unknown|pending|in_?doubt|reconcil|get_?status|\bstatus\(|\.status\b(?!\s*=[^=])|lookup|look_up|retrieve|find_?by|find\(|query|inquir|check|verify|poll|fetch_?(?:payment|charge|status)|was_?captured|exists|retry|errors\.(?:Is|As)|statusCode|status_code|response\b|\.code\b|declined_?exception|idempot/i;

/** A call that ran out of time may have been done; here it counts as failed. */
export const timeoutTakenAsFailure: Detector = {
  observable: 'code-timeout-taken-as-failure',
  *detect({ programs }) {
    for (const program of programs) {
      for (const node of walk(program.root)) {
        const found =
          node.kind === 'catch'
            ? ofCatch(program, node)
            : node.kind === 'if' && program.language === 'go'
              ? ofGo(program, node)
              : undefined;
        if (found) yield found;
      }
    }
  },
};

function ofCatch(program: Program, node: Node): Sighting | undefined {
  const block = node.parent;
  if (!block) return undefined;
  const body = node.body ?? node.children.find((child) => child.kind === 'block');
  const head = body ? textOf(node).slice(0, Math.max(0, body.start - node.start)) : '';
  const fn = enclosing(node, ['function']);
  // Guzzle's ConnectException is also what it throws when a call runs out of time.
  const timed = UNKNOWN.test(head) || (program.language === 'php' && /\bConnectException\b/.test(head));
  const general =
    !/\b(?!Exception\b|Error\b|Throwable\b|StandardError\b)\w+(?:Exception|Error)\b/.test(head) &&
    fn !== undefined &&
    LIMITED.test(textOf(fn));
  // `if (e.code === 'ECONNABORTED') { … }` in a clause for all.
  const asked =
    body &&
    walk(body).find(
      (each) =>
        each.kind === 'if' &&
        each.body &&
        UNKNOWN.test(textOf(each.test ?? each).slice(0, 200)) &&
        !/\bstatus\b|!/i.test(textOf(each.test ?? each)),
    );
  if (!body || (!timed && !general && !asked)) return undefined;
  const tried = block.kind === 'try' ? block.body : undefined;
  const done = walk(tried ?? block).find((each) => each.kind === 'call' && each.end <= node.start && acts(program, each));
  if (!done) return undefined;
  if (asked?.body)
    return verdict(
      asked.body,
      done,
      textOf(asked.test ?? asked)
        .replace(/\s+/g, ' ')
        .slice(0, 60),
      done,
    );
  // Another clause for the clear refusal shows that the author told the two apart the other way round; one for the time-out clears a general one.
  if (!timed && block.children.some((each) => each !== node && each.kind === 'catch' && UNKNOWN.test(textOf(each)))) return undefined;
  return verdict(body, done, timed ? head.trim().replace(/\s+/g, ' ').slice(0, 60) : 'the time limit', done);
}

const LIMITED = /time-?_?out|WithTimeout|WithDeadline|AbortSignal|deadline/i;

/** `resp, err := acq.Capture(ctx, …); if err != nil { Mark(FAILED) }` under a context with a limit. */
function ofGo(program: Program, node: Node): Sighting | undefined {
  const fn = enclosing(node, ['function']);
  if (
    !fn ||
    !node.body ||
    !/^err\s*!=\s*nil$/.test(textOf(node.test ?? node).trim()) ||
    !/WithTimeout|WithDeadline|Timeout:/.test(textOf(fn))
  )
    return undefined;
  const before = [...walk(fn)]
    .filter((each) => each.kind === 'declare' || each.kind === 'assign')
    .filter((each) => each.end <= node.start && /\berr\b/.test(textOf(each.left ?? each)));
  const made = before.at(-1)?.right;
  const done = made && walk(made).find((each) => each.kind === 'call' && acts(program, each));
  return done ? verdict(node.body, done, 'the context’s limit', done) : undefined;
}

const acts = (program: Program, call: Node): boolean => {
  const done = operation(program, call);
  if (done.roles.has('payment') || done.roles.has('http-write')) return true;
  return (
    ACTS.test(call.name) &&
    call.object !== undefined &&
    !isEffect(done) &&
    /client|gateway|api|acq|psp|provider|remote|payments?|bank|service|partner|supplier|http/i.test(call.object.path)
  );
};

function verdict(body: Node, done: Node, limit: string, place: Node): Sighting | undefined {
  if (ASKS.test(textOf(body))) return undefined;
  const mark = walk(body).find(
    (each) =>
      (each.kind === 'call' &&
        each.object !== undefined &&
        !/^(?:log|logger|console|metrics|statsd)$/i.test(firstSegment(each.path)) &&
        (UNDOES.test(each.name) ||
          (each.args.some((arg) => arg.kind !== 'function' && FAILED.test(textOf(arg))) &&
            !/^(?:error|warn|info|debug|Errorf|Printf|inc|increment|log)$/.test(each.name)))) ||
      (each.kind === 'assign' && /status|state/i.test(each.left?.name || each.left?.path || '') && FAILED.test(textOf(each.right ?? each))),
  );
  if (!mark) return undefined;
  return at(
    mark,
    `after ${limit} nobody knows whether ${done.path.replace(/^this\./, '')} was carried out, and here it counts as failed (${textOf(mark).replace(/\s+/g, ' ').slice(0, 50)})`,
    { external: place.path.replace(/^this\./, '') },
  );
}
