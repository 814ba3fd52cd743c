import { textOf } from '../node.ts';
import { at, type Detector } from '../source.ts';
import { allSql, sqlSlots } from './common.ts';

/** A change of every row, or of everything under a path, where a condition may have been meant. */
export const destructiveWithoutWhere: Detector = {
  observable: 'code-destructive-without-where',
  *detect(source) {
    for (const place of allSql(source)) {
      const { statement } = place;
      // A statement cut short by an interpolation may have its condition there.
      const open =
        statement.tokens.at(-1)?.type === 'parameter' ||
        statement.tokens.some((token) => token.type === 'parameter' && token.text.includes('{'));
      if (
        (statement.verb === 'DELETE' || statement.verb === 'UPDATE') &&
        statement.tables.length > 0 &&
        !open &&
        statement.where.length === 0 &&
        !statement.tokens.some((token) => /^(?:WHERE|LIMIT|JOIN|FROM)$/i.test(token.text) && statement.verb === 'UPDATE') &&
        !hasWhere(statement.tokens)
      ) {
        yield {
          start: statement.start,
          end: statement.end,
          because: `${statement.verb} of ${statement.tables[0]} has no WHERE: it changes every row`,
          slots: sqlSlots(place),
        };
      }
    }
    for (const program of source.programs) {
      for (const call of program.calls) {
        const all =
          /^(?:delete_all|destroy_all|deleteMany|remove|update_all)$/.test(call.name) &&
          (call.args.length === 0 || /^\{\s*\}$/.test(textOf(call.args[0] ?? call).trim())) &&
          /^(?:[A-Z]\w*|\w+\.\w+)\.\w+$/.test(call.path) &&
          !/where|filter|scope/i.test(call.path);
        const django = /\.objects\.all\(\)\.(?:delete|update)$/.test(call.path);
        if ((all && !/^(?:this|el|node|element|item)\./.test(call.path) && !(call.name === 'remove' && call.args.length === 0)) || django)
          yield at(call, `${call.path} has no condition: it changes every row`);
      }
    }
  },
};

const hasWhere = (tokens: readonly { text: string }[]): boolean => tokens.some((token) => token.text.toUpperCase() === 'WHERE');
