import { isIo, labelOf, operation } from '../calls.ts';
import { enclosing, firstSegment, inside, type Node, statementOf, textOf, walk } from '../node.ts';
import { exitsHolding } from '../paths.ts';
import type { Program } from '../program.ts';
import { at, type Detector, lineSlot } from '../source.ts';
import { receiverOf, takesFromPool } from './pooled.ts';

const GIVES =
  /^(?:release\w*|close|Close|end|destroy|putconn|returnObject|Release|Dispose|DisposeAsync|free|checkin|endSession|Rollback|Commit|kill)$/;
const OPENS =
  /^(?:open|new (?:FileInputStream|FileOutputStream|FileReader|FileWriter|RandomAccessFile|Socket|ServerSocket|Scanner|BufferedReader|SqlConnection|NpgsqlConnection|MySqlConnection|FileStream|StreamReader|StreamWriter)|os\.Open|os\.Create|net\.Dial|fs\.promises\.open|fsPromises\.open|psycopg2\.connect|sqlite3\.connect|pymysql\.connect|DriverManager\.getConnection|File\.open)$/;
const BODIES = /^(?:http\.(?:Get|Post|PostForm|Head)|\w*\.?[cC]lient\.(?:Do|Get|Post)|http\.DefaultClient\.\w+)$/;
const ROWS = /\.(?:Query|QueryContext|Queryx)$/;

/** Something that is limited is taken, and a way out of the function does not give it back. */
export const resourceNotReleasedOnPath: Detector = {
  observable: 'code-resource-not-released-on-path',
  *detect({ programs, text }) {
    let kept = false;
    const givenBack: Node[] = [];
    for (const program of programs) {
      for (const node of walk(program.root)) {
        const loop = node.kind === 'defer' ? enclosing(node, ['loop', 'function']) : undefined;
        if (loop?.kind === 'loop' && /\.(?:Close|Unlock|Release|Done)\(\)$/.test(textOf(node)))
          yield at(node, `${textOf(node)} in a loop runs only when the function ends: all that the loop opens stays open until then`, {
            resource: firstSegment(node.right?.path ?? ''),
          });
      }
      for (const call of program.calls) {
        const unheld = neverHeld(program, call);
        if (unheld) yield at(call, unheld, { resource: labelOf(call) });
        const what = kindOf(program, call);
        const fn = enclosing(call, ['function']);
        if (!what || !fn?.body || enclosing(call, ['using'], fn) || statementOf(call).kind === 'defer') continue;
        const holder = enclosing(call, ['declare', 'assign'], fn);
        if (!holder || holder.type === 'resource' || !holder.left || !holder.right || !inside(call, holder.right)) continue;
        const names = [...walk(holder.left)].filter((node) => node.kind === 'name').map((node) => node.path);
        const name = names[0] ?? '';
        if (!/^\w+$/.test(name) || holder.left.kind === 'member') continue;
        const isRelease = (node: Node): boolean =>
          node.kind === 'call' &&
          ((firstSegment(node.path) === name && GIVES.test(node.name)) ||
            (GIVES.test(node.name) && node.args.some((arg) => arg.path === name || arg.path.startsWith(`${name}.`))));
        const releases = [...walk(fn)].filter(isRelease);
        const escapes = (node: Node): boolean => escaping(node, name);
        if (releases.length === 0 && [...walk(fn)].some((node) => node.start > holder.end && escapes(node))) continue;
        const exits = exitsHolding({
          after: statementOf(call),
          body: fn.body,
          tells: names,
          isRelease,
          escapes,
          mayFail: (node) => node.kind === 'call' && node !== call && (isIo(operation(program, node)) || node.parent?.kind === 'await'),
        });
        const exit = exits.find((each) => each.how === 'return' || each.how === 'throw') ?? exits[0];
        if (!exit && what === 'pooled' && releases.length > 0) givenBack.push(holder);
        if (!exit || (releases.length === 0 && what !== 'pooled' && program.language === 'python')) continue;
        const where =
          exit.how === 'end'
            ? 'by the end of the function'
            : exit.how === 'error'
              ? `when ${labelOf(exit.node)} fails`
              : `at this ${exit.how}`;
        kept = true;
        const slots = { resource: what === 'body' ? `${name}.Body` : name, acquired_line: lineSlot(text, call.start) };
        yield at(
          exit.how === 'end' ? holder : exit.node,
          `${name} is taken by ${labelOf(call)} and not given back ${where}${releases.length > 0 ? ', though it is elsewhere' : ''}`,
          slots,
        );
      }
    }
    // Of what is taken from a pool all is given back: that is worth a word where a pool runs out.
    const [first] = givenBack;
    if (!kept && first) yield at(first, 'what is taken here from the pool is given back on every way out', {}, 'no');
  },
};

/** Streams over folders and files keep a handle until they are closed; in a chain nobody holds what could be closed. */
function neverHeld(program: Program, call: Node): string | undefined {
  const used = (call.parent?.kind === 'call' || call.parent?.kind === 'member') && call.parent.object === call;
  const passed = call.parent?.type === 'argument_list' || (call.parent?.kind === 'call' && call.parent.args.includes(call));
  switch (program.language) {
    case 'java': {
      if (enclosing(call, ['try'])?.type === 'try_with_resources_statement' && inResources(call)) return undefined;
      if (
        used &&
        /^(?:(?:java\.nio\.file\.)?Files\.(?:list|walk|lines|find|newDirectoryStream))$/.test(call.path) &&
        !/\.use\s*\{|\.onClose\(/.test(program.text.slice(call.end, call.end + 200))
      )
        return `${call.path} holds a handle until its stream is closed, and here nothing can close it: each call leaves one open`;
      const outer = enclosing(call, ['call', 'function']);
      if (
        passed &&
        outer?.kind === 'call' &&
        !outer.path.startsWith('new ') &&
        /^new (?:FileInputStream|FileReader)$/.test(call.path) &&
        /^(?:load|parse|read\w*|fromJson|loadFromXML|unmarshal|toString|toByteArray)$/.test(outer.name)
      )
        return `${labelOf(call)} is given to ${outer.path} at once, and nothing closes it`;
      return undefined;
    }
    case 'csharp':
      return used &&
        /^new (?:StreamReader|StreamWriter|FileStream)$/.test(call.path) &&
        /^(?:ReadToEnd|ReadToEndAsync|ReadLine|Write|WriteLine|Read)$/.test(call.parent?.name ?? '')
        ? `${labelOf(call)} is used at once, and nothing closes it`
        : undefined;
    case 'ruby':
      return used &&
        call.path === 'File.open' &&
        call.args.every((arg) => arg.kind !== 'function') &&
        /^(?:read|each_line|write|readlines|each|puts)$/.test(call.parent?.name ?? '')
        ? 'the file that File.open gives is used at once, and nothing closes it'
        : undefined;
    default:
      return undefined;
  }
}

/** Named in the head of `try ( … )`: it is closed with the block. */
const inResources = (call: Node): boolean => {
  for (let at: Node | undefined = call; at; at = at.parent) if (at.type === 'resource' || at.type === 'resource_specification') return true;
  return false;
};

function kindOf(program: Program, call: Node): 'pooled' | 'opened' | 'body' | 'rows' | undefined {
  const receiver = receiverOf(call);
  if (takesFromPool(program, call)) return 'pooled';
  if (OPENS.test(call.path) && !(program.language === 'ruby' && call.args.at(-1)?.kind === 'function')) return 'opened';
  if (program.language === 'go' && BODIES.test(call.path)) return 'body';
  if (program.language === 'go' && ROWS.test(call.path) && /db|tx|pool|conn/i.test(receiver)) return 'rows';
  return undefined;
}

/** Returned, stored, or put into something that lives on. */
function escaping(node: Node, name: string): boolean {
  const is = (value: Node | undefined): boolean =>
    value !== undefined &&
    (value.path === name ||
      ((value.kind === 'object' ||
        value.kind === 'array' ||
        (value.kind === 'call' && /^new |^&?new|^New[A-Z]|^bufio\./.test(value.path))) &&
        new RegExp(`\\b${name}\\b`).test(textOf(value))));
  if (node.kind === 'return') return node.children.some((child) => is(child) || child.children.some(is));
  if (node.kind === 'assign') return (node.left?.kind === 'member' || node.left?.kind === 'index') && is(node.right);
  if (node.kind === 'declare') return is(node.right) && node.right?.path !== name;
  if (node.kind === 'call') return /^(?:push|append|add|set|put|store|register|destroy)$/i.test(node.name) && node.args.some(is);
  return false;
}
