import type { MessagePort } from 'node:worker_threads';
import type { Made, Maker, Order } from './maker.ts';

export interface Question {
  readonly id: number;
  readonly order: Order;
}
export type Answer =
  | { readonly id: number; readonly ok: true; readonly made: Made }
  | { readonly id: number; readonly ok: false; readonly error: string };

/** The side of a thread: it makes what it is asked for, and answers each question once. */
export function answerOrders(port: MessagePort, make: Maker): void {
  port.on('message', ({ id, order }: Question) => {
    make(order)
      .then(
        (made): Answer => ({ id, ok: true, made }),
        (e: Error): Answer => ({ id, ok: false, error: e.message }),
      )
      .then((answer) => port.postMessage(answer));
  });
}
