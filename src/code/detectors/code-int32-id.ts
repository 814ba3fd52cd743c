import { textOf, walk } from '../node.ts';
import { at, type Detector } from '../source.ts';
import { allSql, sqlSlots } from './common.ts';

/** An id in 32 bits: the 2 147 483 648th does not fit. */
export const int32Id: Detector = {
  observable: 'code-int32-id',
  *detect(source) {
    for (const place of allSql(source)) {
      const { statement } = place;
      if (statement.verb !== 'CREATE' && statement.verb !== 'ALTER') continue;
      for (const [i, token] of statement.tokens.entries()) {
        const type = statement.tokens[i + 1];
        if (
          (token.type === 'word' || token.type === 'quoted') &&
          /^(?:id|\w+_id)$/i.test(token.text) &&
          type?.type === 'word' &&
          /^(?:INT|INTEGER|INT4|SERIAL|MEDIUMINT|SMALLINT)$/i.test(type.text)
        )
          yield {
            start: token.start,
            end: type.end,
            because: `${token.text} is ${type.text}, which ends at 2 147 483 647`,
            slots: { ...sqlSlots(place), column: token.text },
          };
      }
    }
    for (const program of source.programs) {
      for (const node of walk(program.root)) {
        const isId =
          ['java', 'csharp', 'go', 'rust', 'cpp'].includes(program.language) &&
          (node.kind === 'declare' || node.kind === 'parameter') &&
          /^(?:id|\w*(?:Id|_id))$/.test(node.name) &&
          // An int of Go has the machine's 64 bits.
          !(program.language === 'go' && node.typeName === 'int') &&
          /^(?:int|Integer|int32|i32|Int32|uint32|u32)\??$/.test(node.typeName);
        const rails = node.kind === 'call' && /^(?:t\.integer|t\.int)$/.test(node.path) && /_id\b/.test(textOf(node.args[0] ?? node));
        const cast =
          node.kind === 'call' &&
          /^(?:int32|Int32\.Parse|Convert\.ToInt32|Integer\.parseInt|toInt)$/.test(node.path) &&
          /(?:^|[._])id\b|Id\b/.test(node.args.map(textOf).join(' '));
        if (isId || rails || cast)
          yield at(
            node,
            `${textOf(node).replace(/\s+/g, ' ').slice(0, 50)} holds an id in 32 bits, which ends at 2 147 483 647`,
            node.name ? { column: node.name } : {},
          );
      }
    }
  },
};
