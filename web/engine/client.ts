import type { Answer, Call, Calls, Question } from './messages.ts';

declare const __WORKER__: string;

type Waiting = { readonly done: (gives: unknown) => void; readonly failed: (e: Error) => void };
const waiting = new Map<number, Waiting>();
let worker: Worker | undefined;
let last = 0;

function started(): Worker {
  if (worker) return worker;
  const made = new Worker(__WORKER__, { type: 'module', name: 'triage engine' });
  made.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
    const one = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.ok) one?.done(data.gives);
    else one?.failed(new Error(data.error));
  });
  made.addEventListener('error', (e) => {
    e.preventDefault();
    for (const one of waiting.values()) one.failed(new Error('The engine did not start in this browser; reload the page.'));
    waiting.clear();
    worker = undefined;
  });
  worker = made;
  return made;
}

/** Asks the engine in its worker. */
export function ask<C extends Call>(call: C, takes: Calls[C]['takes']): Promise<Calls[C]['gives']> {
  last += 1;
  const question: Question<C> = { id: last, call, takes };
  return new Promise((done, failed) => {
    waiting.set(question.id, { done: done as (gives: unknown) => void, failed });
    started().postMessage(question);
  });
}
