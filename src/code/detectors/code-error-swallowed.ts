import { isIo, operation } from '../calls.ts';
import { type Node, textOf, walk } from '../node.ts';
import type { Program } from '../program.ts';
import { at, type Detector, type Sighting } from '../source.ts';
import { quietRescues } from './elixir.ts';
import { ignoredFailures } from './shell.ts';

const LOGS =
  /(?:^|\.)(?:log|logger|console|logging|Log|_logger|Rails\.logger|slog|zap|sentry|Sentry|Raven|Bugsnag)\b|^(?:print|println|puts|warn|error|error_log|print_r|eprintln|dbg)|printStackTrace|\.(?:error|warn|warning|info|debug|exception|fatal|LogError|LogWarning|captureException|notify|report|increment|inc|count)$/;
const NORMAL =
  /NotFound|RecordNotUnique|DoesNotExist|StopIteration|KeyError|FileNotFound|NumberFormat|Interrupted|CancelledError|OperationCanceled|Duplicate|UniqueViolation|P2002|23505|AlreadyExists|ENOENT|EEXIST/;

/** A failure is caught and goes no further: nobody upstream can know of it. */
export const errorSwallowed: Detector = {
  observable: 'code-error-swallowed',
  *detect({ programs, scripts }) {
    yield* ignoredFailures(scripts);
    for (const program of programs) {
      yield* quietRescues(program);
      for (const node of walk(program.root)) {
        if (node.kind === 'catch' && program.language !== 'elixir' && hides(node) && (broad(node) || touchesOutside(program, node)))
          yield at(
            node,
            `the error caught here is ${[...walk(node)].some((inner) => inner.kind === 'call') ? 'only logged' : 'dropped'}; the caller goes on as if it had worked`,
          );
        else if (node.kind === 'call' && node.name === 'catch' && node.object && swallowing(node.args[0]))
          yield at(node, 'the rejection is caught and dropped; the caller goes on as if it had worked');
        else if (node.type === 'rescue_modifier') yield at(node, 'any error of this expression is replaced by another value');
      }
      if (program.language === 'go') yield* ignored(program);
    }
  },
};

/** All errors are caught, not one kind that the code expects. JavaScript knows no other handlers. */
function broad(handler: Node): boolean {
  const head = handler.body ? textOf(handler).slice(0, Math.max(0, handler.body.start - handler.start)) : textOf(handler).slice(0, 80);
  const typed = /\b[A-Z]\w*(?:Error|Exception|Throwable|Exit|Interrupt)?\b/.test(
    head.replace(/\b(?:Base)?Exception\b|\bStandardError\b|\bThrowable\b|\bRuntimeException\b|\bError\b/g, ''),
  );
  return !typed;
}

/** What is tried reaches beyond the process, so that its failures are to be expected and to matter. */
const touchesOutside = (program: Program, handler: Node): boolean =>
  /(?:IO|Http|HTTP|Timeout|Sql|SQL|Connect|Client|Socket|Network|Request|Remote|Mail|SMTP|Api|API|Service)\w*(?:Error|Exception)/.test(
    textOf(handler).slice(0, 120),
  ) || walk(handler.parent ?? handler).some((node) => node.kind === 'await' || (node.kind === 'call' && isIo(operation(program, node))));

/** Nothing in the handler passes the failure on: no throw, no error answer, no value that tells. */
function hides(handler: Node): boolean {
  if (NORMAL.test(textOf(handler).slice(0, 120))) return false;
  const body = handler.body ?? handler;
  for (const node of walk(body)) {
    if (node.kind === 'throw' || node.kind === 'break' || node.kind === 'continue') return false;
    if (node.kind === 'return' && !emptyAnswer(node.right)) return false;
    if (
      node.kind === 'call' &&
      !LOGS.test(node.path) &&
      !/^(?:format|str|repr|String|String\.format|getMessage|toString|sprintf|e|err|error|ex|exc)$/.test(node.name) &&
      !node.path.startsWith('new ')
    )
      return false;
    if ((node.kind === 'assign' || node.kind === 'declare') && node.right) return false;
    if (/^(?:raise_statement|yield)/.test(node.type)) return false;
  }
  return true;
}

/** Null, false, an empty list: a value that also stands for "nothing there". */
const emptyAnswer = (value: Node | undefined): boolean =>
  value === undefined || value.kind === 'null' || /^(?:null|nil|None|undefined|\[\]|\{\}|false|False|''|"")$/.test(textOf(value).trim());

function swallowing(handler: Node | undefined): boolean {
  if (!handler) return false;
  if (handler.path === 'console.error' || handler.path === 'console.log' || handler.path === 'noop') return true;
  if (handler.kind !== 'function' || !handler.body) return false;
  const body = handler.body;
  if (body.kind === 'block')
    return [...walk(body)].every(
      (node) =>
        !['throw', 'assign', 'declare'].includes(node.kind) &&
        !(node.kind === 'call' && !LOGS.test(node.path)) &&
        !(node.kind === 'return' && !emptyAnswer(node.right)),
    );
  return emptyAnswer(body) || (body.kind === 'call' && LOGS.test(body.path));
}

/** `_ = f()`, `v, _ := f()`. */
function* ignored(program: Program): Generator<Sighting> {
  for (const node of walk(program.root)) {
    if ((node.kind !== 'assign' && node.kind !== 'declare') || node.right?.kind !== 'call' || !node.left) continue;
    const left = textOf(node.left).trim();
    if (!/(?:^|,\s*)_$/.test(left) || /^(?:strconv|append|range)/.test(node.right.path)) continue;
    yield at(node, `the error of ${node.right.path} is thrown away`);
  }
}
