import { type Node, textOf, walk } from '../node.ts';
import { bindingOf, type Program } from '../program.ts';
import { at, type Detector } from '../source.ts';

/** Text is cut by bytes, which may cut a character in two and leave text that is no valid UTF-8. */
export const byteTruncation: Detector = {
  observable: 'code-byte-truncation',
  *detect({ programs }) {
    for (const program of programs) {
      for (const node of walk(program.root)) {
        const what = cut(program, node);
        if (what) yield at(node, `${what} cuts text by bytes and may split a character that takes several`, { callee: what });
      }
    }
  },
};

function cut(program: Program, node: Node): string | undefined {
  switch (program.language) {
    case 'php':
      return node.kind === 'call' &&
        node.path === 'substr' &&
        node.args.length >= 2 &&
        node.args[0]?.kind !== 'string' &&
        !/token|hash|uuid|id$|code|key|ip\b|md5|random/i.test(textOf(node.args[0] ?? node))
        ? `substr(${textOf(node.args[0] ?? node)})`
        : undefined;
    case 'go': {
      if (node.type !== 'slice_expression') return undefined;
      const base = node.children[0];
      const isString = base?.kind === 'name' && /^string$/.test(bindingOf(program, base.path, node)?.origin ?? '');
      return isString && /^[^[]*\[\s*0?\s*:/.test(textOf(node)) ? textOf(node).slice(0, 40) : undefined;
    }
    case 'rust':
      return node.type === 'index_expression' &&
        /\[\s*(?:0\s*)?\.\./.test(textOf(node)) &&
        /name|text|title|street|city|str|message|desc/i.test(textOf(node))
        ? textOf(node).slice(0, 40)
        : undefined;
    case 'ruby':
      return node.kind === 'call' && node.name === 'byteslice' ? 'byteslice' : undefined;
    case 'python':
      return node.kind === 'index' && /\.encode\([^)]*\)\s*\[\s*:/.test(textOf(node)) ? textOf(node).slice(0, 40) : undefined;
    case 'javascript':
      return node.kind === 'call' &&
        /^(?:slice|subarray)$/.test(node.name) &&
        /Buffer\.from\(\)\.(?:slice|subarray)$/.test(node.path) &&
        /toString/.test(program.text.slice(node.end, node.end + 14))
        ? 'Buffer.slice'
        : undefined;
    default:
      return undefined;
  }
}
