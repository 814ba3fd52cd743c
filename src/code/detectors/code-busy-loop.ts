import { isIo, operation } from '../calls.ts';
import { type Node, textOf, walk } from '../node.ts';
import { at, type Detector } from '../source.ts';
import { hastyMessages } from './elixir.ts';
import { busyLoops } from './shell.ts';

const FOREVER = /^(?:while\s*\(?\s*(?:true|True|1|!0)\s*\)?|for\s*\(\s*;\s*;\s*\)|loop\b|for\s*\{|while\s+true|do\b)/;
const WAITS =
  /^(?:receive\w*|recv|accept|read\w*|poll|take|get|wait\w*|join|select|next|park|yield\w*|sleep\w*|await\w*|consume|pop|blpop|brpop|Read\w*|Recv|Accept|Wait|Next|Scan|Sleep|Delay|fetch\w*|fread|fgets|feof|Receive\w*|acquire|lock|Lock|setTimeout|write|send)$/;

/** A loop without end that never waits: one processor is busy for nothing. */
export const busyLoop: Detector = {
  observable: 'code-busy-loop',
  *detect({ programs, scripts }) {
    yield* busyLoops(scripts);
    for (const program of programs) {
      yield* hastyMessages(program);
      for (const node of walk(program.root)) {
        if (node.kind !== 'loop' || !node.body) continue;
        const endless =
          FOREVER.test(textOf(node)) && (!node.test || /^(?:\(?\s*(?:true|True|1)\s*\)?)$/.test(textOf(node.test))) && !node.over;
        const spins =
          !endless &&
          node.body.kind === 'block' &&
          node.body.children.length === 0 &&
          node.test !== undefined &&
          /while/.test(node.type) &&
          !walk(node.test).some(
            (each) => each.kind === 'assign' || (each.kind === 'call' && WAITS.test(each.name)) || each.type === 'update_expression',
          );
        if (spins) yield at(node, 'the loop turns without a wait until its condition changes');
        if (!endless) continue;
        const inner = [...walk(node.body)];
        const waits = inner.some(
          (each) =>
            each.kind === 'await' ||
            each.type === 'receive_statement' ||
            each.type === 'send_statement' ||
            (each.type === 'unary_expression' && each.words.includes('<-')) ||
            (each.kind === 'call' &&
              (WAITS.test(each.name) || isIo(operation(program, each)) || operation(program, each).roles.has('sleep'))) ||
            /yield/.test(each.type),
        );
        const leavesIt = inner.some((each) => each.kind === 'break' || each.kind === 'return' || each.kind === 'throw');
        const polling =
          inner.some((each) => each.type === 'default_case') && !inner.some((each) => operation(program, each).roles.has('sleep'));
        if ((!waits && !leavesIt) || (polling && program.language === 'go' && !inner.some((each) => isCallThatWaits(each))))
          yield at(node, 'the loop has no end and nothing in it waits');
      }
    }
  },
};

const isCallThatWaits = (node: Node): boolean => node.kind === 'call' && (WAITS.test(node.name) || node.path.split('.').length > 1);
