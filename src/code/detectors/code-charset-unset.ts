import { type Node, option, stringValue, textOf } from '../node.ts';
import type { Program } from '../program.ts';
import { at, type Detector } from '../source.ts';
import { allSql, sqlSlots } from './common.ts';

/** Bytes become text, or text bytes, in whatever character set the machine has; or a column cannot hold all characters. */
export const charsetUnset: Detector = {
  observable: 'code-charset-unset',
  *detect(source) {
    for (const program of source.programs) {
      for (const call of program.calls) {
        const why = unset(program, call);
        if (why) yield at(call, why);
      }
    }
    for (const place of allSql(source)) {
      const tokens = place.statement.tokens;
      const index = tokens.findIndex(
        (token, i) => /^(?:utf8|latin1|ascii|utf8mb3)$/i.test(token.text) && /^(?:CHARSET|SET|=)$/i.test(tokens[i - 1]?.text ?? ''),
      );
      const token = tokens[index];
      if (token && !/^ascii$/i.test(token.text))
        yield {
          start: tokens[Math.max(0, index - 2)]?.start ?? token.start,
          end: token.end,
          because: `${token.text} cannot hold every character: four-byte ones such as emoji are refused or cut`,
          slots: sqlSlots(place),
        };
    }
  },
};

function unset(program: Program, call: Node): string | undefined {
  switch (program.language) {
    case 'java':
      if (call.name === 'getBytes' && call.args.length === 0) return 'getBytes() uses the machine’s character set';
      if (call.path === 'new String' && call.args.length === 1 && /bytes|buf|data|body|payload/i.test(textOf(call.args[0] ?? call)))
        return 'new String(bytes) uses the machine’s character set';
      return /^new (?:FileReader|InputStreamReader|FileWriter)$/.test(call.path) && call.args.length === 1
        ? `${call.path} uses the machine’s character set`
        : undefined;
    case 'python': {
      const mode = stringValue(call.args[1]) ?? '';
      return call.path === 'open' && !/b/.test(mode) && !option(call, /^encoding$/) && call.args.length >= 1
        ? 'open() without encoding uses the machine’s character set'
        : undefined;
    }
    case 'javascript':
      return call.name === 'toString' && /^(?:latin1|binary|ascii)$/.test(stringValue(call.args[0]) ?? '')
        ? `bytes are read as ${stringValue(call.args[0])}`
        : undefined;
    default:
      return undefined;
  }
}
