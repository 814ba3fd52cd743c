import type { Node } from '../node.ts';
import { originOf, type Program } from '../program.ts';

const POOLED = /(?:pool|data_?source|ds|db|sql|knex|sequelize)\w*(?:\(\))?$/i;
const TAKES =
  /^(?:connect|getConnection|get_connection|acquire|checkout|getClient|borrowObject|getconn|createQueryRunner|startSession|Acquire|Conn|Begin|BeginTx|Beginx)$/;

/** What a method is called on: `this.pool` of `this.pool.connect`. */
export const receiverOf = (call: Node): string => call.path.replace(/\.?[^.]*$/, '');

/** A call that takes a connection out of a pool, to be given back. */
export function takesFromPool(program: Program, call: Node): boolean {
  const receiver = receiverOf(call);
  return TAKES.test(call.name) && (POOLED.test(receiver) || /Pool|DataSource|sql\.DB|pgxpool/.test(originOf(program, receiver, call)));
}
