import { textOf } from '../node.ts';
import { at, type Detector } from '../source.ts';
import { allSql } from './common.ts';

/** A savepoint for each small step: PostgreSQL keeps a subtransaction for each, which is dear on replicas and past 64 of them. */
export const savepointInTransaction: Detector = {
  observable: 'code-savepoint-in-transaction',
  *detect(source) {
    for (const program of source.programs) {
      for (const call of program.calls) {
        const nested =
          /transaction$/.test(call.path) &&
          /requires_new\s*:\s*true|requires_new\s*=>\s*true/.test(call.args.map(textOf).join(' ').slice(0, 200));
        const named = /^(?:begin_nested|savepoint|createSavepoint|setSavepoint)$/.test(call.name);
        if (nested || named) yield at(call, 'a savepoint is set here: each one is a subtransaction of the outer transaction');
      }
    }
    for (const { statement } of allSql(source))
      if (statement.tokens.some((token) => token.text.toUpperCase() === 'SAVEPOINT'))
        yield {
          start: statement.start,
          end: statement.end,
          because: 'a savepoint is set here: each one is a subtransaction of the outer transaction',
          slots: {},
        };
  },
};
