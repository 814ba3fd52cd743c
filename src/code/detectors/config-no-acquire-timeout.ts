import { option, textOf } from '../node.ts';
import { at, type Detector } from '../source.ts';

/** Clients whose default is to wait for a free connection without an end: node-postgres (0 = no time-out), mysql2, commons-dbcp, generic-pool. */
const POOLS =
  /^(?:new (?:Pool|pg\.Pool|BasicDataSource|GenericObjectPool)|mysql2?\.createPool|mysql2?\.promise\.createPool|genericPool\.createPool)$/;
const LIMIT =
  /connectionTimeoutMillis|acquireTimeout|acquireTimeoutMillis|maxWait|maxWaitMillis|waitForConnections|queueLimit|pool_timeout/i;

/** The pool's users wait for a free connection without an end. `no` where a limit is set. */
export const noAcquireTimeout: Detector = {
  observable: 'config-no-acquire-timeout',
  *detect({ programs }) {
    for (const program of programs) {
      for (const call of program.calls) {
        if (!POOLS.test(call.path) || (call.args.length === 0 && program.language !== 'java')) continue;
        // Options that come from elsewhere may hold one.
        const known = call.args.every((arg) => arg.kind === 'object' && !/\.\.\./.test(textOf(arg)));
        if (option(call, LIMIT) || LIMIT.test(program.text))
          yield at(call, 'the pool limits how long a caller waits for a free connection', {}, 'no');
        else if (known)
          yield at(call, 'the pool sets no limit on how long a caller waits for a free connection', {
            resource: 'pool',
          });
      }
    }
  },
};
