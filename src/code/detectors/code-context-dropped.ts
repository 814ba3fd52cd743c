import { anyOf } from '../../text/index.ts';
import { labelOf } from '../calls.ts';
import { enclosing, type Node, textOf, walk } from '../node.ts';
import { namedFunction, type Program } from '../program.ts';
import { at, type Detector, type Sighting } from '../source.ts';

/** The caller's end or time limit is at hand and is not passed on: the work goes on when nobody waits any more. */
export const contextDropped: Detector = {
  observable: 'code-context-dropped',
  *detect({ programs }) {
    for (const program of programs) {
      if (program.language === 'go') yield* freshContext(program);
      if (program.language === 'csharp') yield* unusedToken(program);
    }
  },
};

/** Cleaning up is meant to be done even when the request has ended. */
const AFTERWARDS = /log|rollback|shutdown|close|cleanup|unlock|release|flush|audit|abort|cancel|teardown|detach/i;

function* freshContext(program: Program): Generator<Sighting> {
  for (const call of program.calls) {
    if (!/^context\.(?:Background|TODO)$/.test(call.path)) continue;
    const user = call.parent;
    const fn = enclosing(call, ['function']);
    if (!fn || user?.kind !== 'call' || !user.args.includes(call) || enclosing(call, ['spawn', 'defer'], fn)) continue;
    const parameter = fn.parameters.find((each) =>
      /^(?:context\.Context|\*http\.Request|\*?(?:gin|echo|fiber)\.(?:Context|Ctx))$/.test(each.typeName),
    );
    const inherits =
      /^(?:context\.With(?:Value|outCancel)|trace\.|metadata\.)/.test(user.path) || AFTERWARDS.test(user.path) || AFTERWARDS.test(fn.name);
    // A goroutine of its own may well outlive the request.
    if (!parameter || inherits || fn.parent?.parent?.kind === 'spawn' || enclosing(fn, ['spawn'])) continue;
    yield at(
      user,
      `${labelOf(user)} is given ${call.path}() though ${parameter.name} is at hand: when the caller leaves or its time is up, this goes on`,
      {
        callee: labelOf(user),
      },
    );
  }
}

/** Methods of the platform that take a token. */
const TAKES_TOKEN = new RegExp(
  `^${anyOf`
    // Queries.
    To(?:List|Array|Dictionary) | First(?:OrDefault)? | Single(?:OrDefault)? | Any | (?:Long)?Count | Sum | Find | SaveChanges
    Execute(?:Update|Delete|Reader|NonQuery|Scalar) | Open
    // HTTP and streams.
    Send | Get | Post | Put | Delete | Get(?:String|Stream|FromJson) | PostAsJson | Read(?:AsString|FromJson|ToEnd)? | Write | CopyTo
    Wait | Serialize | Deserialize
  `}Async$`,
);

/** A method takes a CancellationToken, calls what could be cancelled, and does not use it. */
function* unusedToken(program: Program): Generator<Sighting> {
  for (const fn of program.functions) {
    const token = fn.parameters.find((each) => each.typeName === 'CancellationToken');
    if (!token || !fn.body || fn.words.includes('override')) continue;
    const used = walk(fn.body).some((node) => node.kind === 'name' && node.path === token.name);
    const awaited = walk(fn.body).find(
      (node): node is Node => node.kind === 'await' && node.right?.kind === 'call' && takesToken(node.right),
    );
    if (!used && awaited?.right && !/CancellationToken\.None|Task\.CompletedTask/.test(textOf(awaited)))
      yield at(
        awaited,
        `${namedFunction(awaited).name} is given ${token.name} and does not pass it on: ${labelOf(awaited.right)} goes on when the caller has left`,
        {
          callee: labelOf(awaited.right),
        },
      );
  }
}

/** One of the platform's own on something that is none of the snippet's services. */
const takesToken = (call: Node): boolean =>
  TAKES_TOKEN.test(call.name) && !/(?:repo(?:sitory)?|service|store|manager)$/i.test(call.object?.path ?? '');
