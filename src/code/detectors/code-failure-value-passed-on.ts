import { operation } from '../calls.ts';
import { enclosing, type Node, option, textOf } from '../node.ts';
import { type Program, unwrap } from '../program.ts';
import { at, type Detector, type Sighting } from '../source.ts';

/** A function says "it failed" with a value (false, null, -1), and the value goes on as if it were a result. */
export const failureValuePassedOn: Detector = {
  observable: 'code-failure-value-passed-on',
  *detect({ programs }) {
    for (const program of programs) {
      for (const call of program.calls) {
        const found = program.language === 'php' ? ofPhp(program, call) : positions(program, call);
        if (found) yield found;
      }
    }
  },
};

const FALSE: Readonly<Record<string, string>> = {
  json_encode: 'false for text that is not valid UTF-8',
  file_get_contents: 'false when it cannot read',
  preg_replace: 'null when the pattern fails, as with u on invalid UTF-8',
  iconv: 'false for text that it cannot convert',
  mb_convert_encoding: 'false when it cannot convert',
  gzcompress: 'false when it fails',
  base64_decode: 'false for text that is no base64',
};

/** Given straight to what sends, stores or publishes it. */
function ofPhp(program: Program, call: Node): Sighting | undefined {
  const fails = FALSE[call.path];
  if (!fails || /THROW_ON_ERROR|INVALID_UTF8|json_last_error|preg_last_error/.test(program.text)) return undefined;
  if (call.path === 'base64_decode' && call.args.length < 2) return undefined;
  // What is written in the code itself can be encoded.
  if (call.path === 'json_encode' && !/\$/.test(call.args.map(textOf).join(' '))) return undefined;
  const holder = call.parent;
  if (holder && ['binary', 'conditional', 'not', 'if'].includes(holder.kind)) return undefined;
  const sink = enclosing(call, ['call', 'function', 'assign', 'declare', 'return']);
  if (sink?.kind !== 'call') return undefined;
  const done = operation(program, sink);
  const sends =
    ['http-write', 'publish', 'db-write', 'object-store', 'payment', 'mail'].some((role) => done.roles.has(role as 'mail')) ||
    /^(?:file_put_contents|curl_setopt|fwrite)$/.test(sink.path);
  const body =
    call.path !== 'json_encode' ||
    option(sink, /^['"]?(?:body|content|payload|message)['"]?$/i) !== undefined ||
    sink.path === 'curl_setopt' ||
    done.roles.has('publish') ||
    done.roles.has('db-write');
  return sends && body ? told(call, `${call.path} gives ${fails}, and ${done.label} is given that unasked`) : undefined;
}

const POSITION: Readonly<Record<string, RegExp>> = {
  javascript: /^(?:indexOf|lastIndexOf|search|findIndex)$/,
  java: /^(?:indexOf|lastIndexOf)$/,
  csharp: /^(?:IndexOf|LastIndexOf)$/,
  python: /^(?:find|rfind)$/,
  go: /^(?:Index|LastIndex|IndexByte|IndexRune)$/,
};
const CUTS: Readonly<Record<string, RegExp>> = {
  javascript: /^(?:slice|substring|substr|splice)$/,
  java: /^(?:substring|subList|subSequence)$/,
  csharp: /^(?:Substring|Remove|RemoveAt)$/,
};

/** `s.substring(0, s.indexOf('@'))` where there is no @: -1 is a place from the end, 0 or an error. */
function positions(program: Program, call: Node): Sighting | undefined {
  if (!POSITION[program.language]?.test(call.name) || call.object === undefined) return undefined;
  if (program.language === 'go' && !/^(?:strings|bytes)$/.test(call.object.path)) return undefined;
  let outer = call.parent;
  // `+ 1` makes 0 of -1, which is often what is meant where the sign may be missing.
  let shifted = false;
  if (outer?.kind === 'binary' && /^[+-]$/.test(outer.op)) {
    shifted = outer.op === '+';
    outer = outer.parent;
  }
  while (
    outer &&
    outer.kind === 'other' &&
    outer.type !== 'ERROR' &&
    outer.children.length <= 3 &&
    !['slice', 'slice_expression', 'argument_list', 'arguments'].includes(outer.type)
  )
    outer = outer.parent;
  const subject = unwrap(program.language === 'go' ? call.args[0] : call.object)?.path ?? '';
  if (!subject || shifted) return undefined;
  const inSlice =
    (program.language === 'python' && (outer?.type === 'slice' || outer?.type === 'subscript') && holds(outer, subject)) ||
    (program.language === 'go' && outer?.type === 'slice_expression' && outer.children[0]?.path === subject);
  const cut = enclosing(call, ['call', 'function']);
  const cutting =
    cut?.kind === 'call' &&
    CUTS[program.language]?.test(cut.name) &&
    cut.object?.path === subject &&
    cut.args.some((arg) => textOf(arg).includes(textOf(call)));
  if (!inSlice && !cutting) return undefined;
  // Asked before: `if (s.includes('@'))`, `strings.Contains`.
  const fn = enclosing(call, ['function']);
  const before = program.text.slice(fn?.start ?? 0, call.start);
  if (/includes\(|contains\(|Contains\(|\bin\s+\w|startsWith|StartsWith|HasPrefix|\.test\(|\.match\(|-1|>=?\s*0|matches\(/.test(before))
    return undefined;
  const none =
    program.language === 'java' || program.language === 'csharp' || program.language === 'go'
      ? 'which throws'
      : 'which cuts off the wrong part';
  return told(call, `${call.path} gives -1 when there is none, ${none}`);
}

const holds = (slice: Node, subject: string): boolean => {
  const index = slice.kind === 'index' ? slice : slice.parent;
  return index?.children[0]?.path === subject;
};

const told = (call: Node, because: string): Sighting => at(call, because, { callee: call.path });
