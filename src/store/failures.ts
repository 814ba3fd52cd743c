/** What the caller can be told, and do something about. Anything else that is thrown is a fault of the program or the database. */
export type Reason = 'not-found' | 'conflict' | 'closed' | 'changed' | 'key-reused' | 'invalid';

export class Refusal extends Error {
  constructor(
    readonly reason: Reason,
    message: string,
    readonly path?: string,
  ) {
    super(message);
  }
}
