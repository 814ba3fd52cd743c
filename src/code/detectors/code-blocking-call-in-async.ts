import { labelOf } from '../calls.ts';
import { enclosing, firstSegment, type Node, textOf, walk } from '../node.ts';
import { bindingOf, decorators, namedFunction, originOf, type Program } from '../program.ts';
import { at, type Detector, type Sighting } from '../source.ts';
import { waitingCallbacks } from './elixir.ts';

const PYTHON =
  /^(?:requests\.\w+|time\.sleep|urllib\.request\.urlopen|subprocess\.(?:run|call|check_output|check_call)|os\.system|psycopg2\.\w+|pymysql\.\w+|sqlite3\.\w+|smtplib\.\w+|pd\.(?:read_\w+|DataFrame|ExcelWriter|concat)|pandas\.\w+|shutil\.(?:copy\w*|make_archive)|socket\.\w+|Image\.open|input)$/;
const PYTHON_METHOD =
  /^(?:to_excel|to_csv|to_sql|to_parquet|put_object|get_object|upload_fileobj|upload_file|download_file|send_message|batch_write_item|put_item|get_item|invoke)$/;
const NODE_SYNC =
  /(?:^|\.)(?:\w+(?:File|Dir|dir|ync))Sync$|^(?:exec|execFile|spawn|pbkdf2|scrypt|gzip|gunzip|deflate|hash|compare|readFile|writeFile|readdir|stat)Sync$|\.(?:readFileSync|writeFileSync|execSync|pbkdf2Sync|scryptSync|hashSync|compareSync|gzipSync|gunzipSync|deflateSync|readdirSync|statSync|existsSync|copyFileSync|mkdirSync)$|^(?:execSync|readFileSync|writeFileSync|pbkdf2Sync|scryptSync|hashSync|gzipSync)$/;
const RUST = /^(?:std\.thread\.sleep|thread\.sleep|reqwest\.blocking\.\w+|std\.fs\.\w+|fs\.read_to_string|fs\.write)$/;

/** A loop or async task is stopped by a call that waits or computes without giving way. */
export const blockingCallInAsync: Detector = {
  observable: 'code-blocking-call-in-async',
  *detect({ programs }) {
    for (const program of programs) {
      yield* waitingCallbacks(program);
      for (const call of program.calls) {
        const why = blocks(program, call);
        if (why) yield at(call, `${labelOf(call)} ${why}`, { callee: labelOf(call) });
      }
      if (program.language === 'csharp') yield* results(program);
    }
  },
};

/** An asynchronous function, or one that is handed a request or message. */
function serves(call: Node): boolean {
  for (let fn = enclosing(call, ['function']); fn; fn = enclosing(fn, ['function'])) {
    if (fn.isAsync || fn.parameters.some((each) => /^(?:req|request|ctx|event|msg|message|socket|res)$/.test(each.name || each.path)))
      return true;
  }
  return false;
}

/** `FetchAsync(id).Result` waits for what it could await; so does `.Result` of a name that holds such a task. */
function* results(program: Program): Generator<Sighting> {
  for (const node of walk(program.root)) {
    if (node.kind !== 'member' || node.name !== 'Result' || !node.object) continue;
    const made = node.object.kind === 'name' ? unwrapTask(program, node.object) : node.object;
    if (made?.kind === 'call' && /Async$/.test(made.name))
      yield at(node, `.Result blocks a pool thread until ${made.name} is done`, { callee: made.name });
  }
  for (const call of program.calls) {
    if (call.name !== 'Wait' || call.args.length > 0 || !call.object) continue;
    const made = call.object.kind === 'name' ? unwrapTask(program, call.object) : call.object;
    if (made?.kind === 'call' && /Async$/.test(made.name))
      yield at(call, `.Wait() blocks a pool thread until ${made.name} is done`, { callee: made.name });
  }
}

/** The call whose task a name holds; none where the task was awaited before and is done. */
function unwrapTask(program: Program, name: Node): Node | undefined {
  const fn = enclosing(name, ['function']);
  const awaited = fn && walk(fn).some((each) => each.kind === 'await' && each.end <= name.start && textOf(each).includes(name.path));
  const made = bindingOf(program, name.path, name)?.value;
  return awaited || /WhenAll|WhenAny|IsCompleted|ContinueWith/.test(program.text) || made?.kind === 'await' ? undefined : made;
}

/** A method of a controller or listener, by its mark, or a route's handler. */
function handlesRequest(call: Node): boolean {
  for (let fn = enclosing(call, ['function']); fn; fn = enclosing(fn, ['function']))
    if (
      decorators(fn).some((each) =>
        /^@(?:Get|Post|Put|Delete|Patch|Request|Message)Mapping\b|Listener\b|^@(?:GET|POST|PUT|DELETE)\b/.test(textOf(each)),
      )
    )
      return true;
  return false;
}

function blocks(program: Program, call: Node): string | undefined {
  const fn = enclosing(call, ['function']);
  if (!fn || call.parent?.kind === 'await') return undefined;
  switch (program.language) {
    case 'python': {
      if (!fn.isAsync) return undefined;
      const origin = originOf(program, call.path, call);
      const head = firstSegment(call.path);
      if (/^(?:asyncio\.run|(?:\w+\.)*(?:run_until_complete)|async_to_sync)$/.test(call.path))
        return 'waits for a loop inside a coroutine: it raises, or the running loop serves nobody until it is done';
      const aws =
        PYTHON_METHOD.test(call.name) &&
        (/boto3|pandas|pd\.|DataFrame|requests/.test(origin) || /^(?:s3|sqs|sns|ses|ddb|dynamodb|df|client)\w*$/i.test(head)) &&
        !/aioboto|aiobotocore/.test(program.text);
      return PYTHON.test(call.path) ||
        aws ||
        /boto3\.(?:client|resource)/.test(origin) ||
        (/requests\.Session/.test(origin) && call.path.includes('.'))
        ? 'is a synchronous call inside an async function: the event loop serves nobody until it returns'
        : undefined;
    }
    case 'javascript':
      return NODE_SYNC.test(call.path) &&
        (/(?:pbkdf2|scrypt|exec|spawn|hash|compare|gzip|gunzip|deflate)\w*Sync$/.test(call.path)
          ? namedFunction(call).node !== undefined
          : serves(call))
        ? 'is synchronous: the event loop serves nobody until it returns'
        : undefined;
    case 'rust':
      return fn.isAsync && RUST.test(call.path) ? 'blocks the thread of the async runtime' : undefined;
    case 'csharp':
      return /\.(?:Wait|GetResult)$/.test(call.path) && /Async\(\)|GetAwaiter\(\)/.test(call.path)
        ? 'blocks a pool thread until the asynchronous work is done'
        : undefined;
    case 'java':
      // Only Kotlin's suspending functions are asynchronous here.
      if (fn.isAsync && /^(?:Thread\.sleep|TimeUnit\.\w+\.sleep|runBlocking)$/.test(call.path))
        return 'blocks a thread of the dispatcher inside a suspending function';
      // A request's thread of a framework without coroutines waits just the same, but a main or a test may wait.
      if (call.path === 'runBlocking' && handlesRequest(call)) return 'holds the thread of a request until the coroutines are done';
      return /\.block$/.test(call.path) && /Mono|Flux|WebClient|retrieve\(\)/.test(`${call.path} ${program.text.slice(0, 2000)}`)
        ? 'blocks the thread until the reactive call is done'
        : undefined;
    default:
      return undefined;
  }
}
