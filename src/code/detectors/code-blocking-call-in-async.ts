import { labelOf } from '../calls.ts';
import { enclosing, firstSegment, type Node, walk } from '../node.ts';
import { namedFunction, originOf, type Program } from '../program.ts';
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

/** `FetchAsync(id).Result` waits for what it could await. */
function* results(program: Program): Generator<Sighting> {
  for (const node of walk(program.root))
    if (node.kind === 'member' && node.name === 'Result' && node.object?.kind === 'call' && /Async$/.test(node.object.name))
      yield at(node, `.Result blocks a pool thread until ${node.object.name} is done`, { callee: node.object.name });
}

function blocks(program: Program, call: Node): string | undefined {
  const fn = enclosing(call, ['function']);
  if (!fn || call.parent?.kind === 'await') return undefined;
  switch (program.language) {
    case 'python': {
      if (!fn.isAsync) return undefined;
      const origin = originOf(program, call.path, call);
      const head = firstSegment(call.path);
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
      return /\.block$/.test(call.path) && /Mono|Flux|WebClient|retrieve\(\)/.test(`${call.path} ${program.text.slice(0, 2000)}`)
        ? 'blocks the thread until the reactive call is done'
        : undefined;
    default:
      return undefined;
  }
}
