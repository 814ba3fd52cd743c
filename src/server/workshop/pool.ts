import type { Worker } from 'node:worker_threads';
import { Problem } from '../http/problem.ts';
import type { Made, Maker, Order } from './maker.ts';
import type { Answer, Question } from './thread.ts';

export interface PoolOptions {
  readonly count: number;
  readonly open: () => Worker;
  readonly onTrouble: (what: string) => void;
  /** A report that takes longer is given up with its thread: a text that is made to be slow holds one thread for so long. */
  readonly longestMs?: number;
  /** Beyond so many waiting, a caller is told to come again. */
  readonly mostWaiting?: number;
}

export interface Pool {
  readonly make: Maker;
  readonly waiting: () => number;
  readonly stop: () => Promise<void>;
}

interface Job {
  readonly order: Order;
  readonly done: (made: Made) => void;
  readonly failed: (e: Error) => void;
  /** Of threads that ended under it. */
  tries: number;
}

interface Hand {
  readonly worker: Worker;
  job: Job | undefined;
  timer: NodeJS.Timeout | undefined;
}

const LONGEST_MS = 60_000;
const MOST_WAITING = 500;

/** Reports are made in threads of their own, one at a time in each, so that making one never keeps another caller waiting for a page or a list. */
export function createPool(options: PoolOptions): Pool {
  const { longestMs = LONGEST_MS, mostWaiting = MOST_WAITING } = options;
  const queue: Job[] = [];
  const hands = new Set<Hand>();
  let asked = 0;
  let over = false;

  const hire = (): void => {
    const hand: Hand = { worker: options.open(), job: undefined, timer: undefined };
    hands.add(hand);
    hand.worker.on('message', (answer: Answer) => {
      const { job } = hand;
      free(hand);
      if (answer.ok) job?.done(answer.made);
      else job?.failed(new Error(answer.error));
      next();
    });
    hand.worker.on('error', (e) => options.onTrouble(`a thread that makes reports failed: ${e.message}`));
    hand.worker.on('exit', () => {
      hands.delete(hand);
      const { job } = hand;
      free(hand);
      if (over) return job?.failed(stopped());
      // Once more in another thread; what ends two of them is at fault itself.
      if (job && job.tries++ < 1) queue.unshift(job);
      else job?.failed(new Error('the thread that made the report ended twice'));
      next();
    });
  };
  const free = (hand: Hand) => {
    clearTimeout(hand.timer);
    hand.timer = undefined;
    hand.job = undefined;
  };
  const giveUp = (hand: Hand) => {
    const { job } = hand;
    hand.job = undefined;
    options.onTrouble(`a report took longer than ${longestMs / 1000} s and was given up`);
    job?.failed(
      new Problem(
        'unavailable',
        `the report took longer than ${longestMs / 1000} s and was given up; send the parts of the text that matter`,
      ),
    );
    void hand.worker.terminate();
  };
  const next = (): void => {
    while (queue.length > 0 && !over) {
      const hand = [...hands].find((h) => h.job === undefined && h.timer === undefined);
      if (!hand) {
        if (hands.size >= options.count) return;
        hire();
        continue;
      }
      const job = queue.shift() as Job;
      hand.job = job;
      hand.timer = setTimeout(giveUp, longestMs, hand);
      const question: Question = { id: ++asked, order: job.order };
      hand.worker.postMessage(question);
    }
  };
  // One is ready before it is asked for; the others come when they are needed.
  hire();
  return {
    waiting: () => queue.length,
    make: (order) =>
      new Promise((done, failed) => {
        if (over) return failed(stopped());
        if (queue.length >= mostWaiting)
          return failed(
            new Problem('unavailable', `${queue.length} reports are waiting to be made; try again`, [], { 'retry-after': '5' }),
          );
        queue.push({ order, done, failed, tries: 0 });
        next();
      }),
    stop: async () => {
      over = true;
      for (const job of queue.splice(0)) job.failed(stopped());
      await Promise.all([...hands].map((h) => h.worker.terminate()));
    },
  };
}

const stopped = () => new Problem('unavailable', 'the server is stopping', [], { 'retry-after': '2' });
