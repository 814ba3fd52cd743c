import { has, operation } from '../calls.ts';
import { type Node, option, textOf } from '../node.ts';
import { bindingOf, type Program, unwrap } from '../program.ts';
import { at, type Detector } from '../source.ts';
import { infiniteWaits } from './elixir.ts';
import { curlsWithoutLimit } from './shell.ts';

const LIMIT = /time_?out|signal|deadline|cancel/i;

/** A call to another service that may wait for ever; `no` where a limit is set. Only for clients whose default is no limit. */
export const callWithoutTimeout: Detector = {
  observable: 'code-call-without-timeout',
  *detect({ programs, scripts }) {
    yield* curlsWithoutLimit(scripts);
    for (const program of programs) {
      yield* infiniteWaits(program);
      for (const call of program.calls) {
        const done = operation(program, call);
        if (!has(done, 'http')) continue;
        const limit = limited(program, call);
        if (limit === undefined) continue;
        yield at(
          call,
          limit ? `${done.label} has a time limit` : `${done.label} is called without a time-out, and its client sets none by default`,
          { external: done.label },
          limit ? 'no' : 'yes',
        );
      }
    }
  },
};

function limited(program: Program, call: Node): boolean | undefined {
  const made = bindingOf(program, call.path, call)?.value;
  const source = `${textOf(call)} ${made ? textOf(made) : ''}`;
  const args = call.args
    .map((arg) => `${textOf(arg)} ${textOf(bindingOf(program, unwrap(arg)?.path ?? '', call)?.value ?? arg)}`)
    .join(' ');
  // Zero and nothing mean no limit to these clients.
  if (
    /\b(?:read|call|request)_?timeout\(\s*0\b/i.test(source) ||
    (option(call, /^timeout$/i) && /\btimeout["']?\s*[:=]\s*(?:0|None|null|nil|:infinity)\s*(?:[,})\]]|$)/i.test(args))
  )
    return false;
  if (option(call, LIMIT) || LIMIT.test(args) || (made && LIMIT.test(textOf(made)))) return true;
  const path = call.path;
  switch (program.language) {
    case 'javascript':
      if (/\b(?:axios|got|ky)\.defaults\.timeout/.test(program.text)) return true;
      if (path === 'fetch' || path === 'axios' || /^axios\.(?!create)/.test(path) || /axios\.create/.test(source)) return false;
      return undefined;
    case 'python':
      return /^requests\./.test(path) || /requests\.Session/.test(source) ? false : undefined;
    case 'go':
      if (/WithTimeout|WithDeadline/.test(program.text)) return true;
      return /^http\.(?:Get|Post|PostForm|Head|DefaultClient)/.test(path) || (made !== undefined && /http\.Client\s*\{/.test(textOf(made)))
        ? false
        : undefined;
    case 'java':
      if (/setReadTimeout|setConnectTimeout|responseTimeout|readTimeout/.test(program.text)) return true;
      return made !== undefined && /^new RestTemplate\(\s*\)$/.test(textOf(made).trim()) ? false : undefined;
    case 'php':
      return made !== undefined && /new (?:\\?GuzzleHttp\\)?Client/.test(textOf(made)) ? false : undefined;
    default:
      return undefined;
  }
}
