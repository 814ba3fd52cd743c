import { CallFailed, type Provider, type Said, type Talk } from './providers/index.ts';

/** Clock and waiting, from outside. */
export interface Time {
  /** Milliseconds. */
  readonly now: () => number;
  /** Resolves after so many milliseconds, or rejects when the signal is given. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

const RETRIES = 2;
const FIRST_WAIT = 500;
/** A server that sends more than it was allowed is cut off here: characters for each token that it may use. */
const CHARACTERS_A_TOKEN = 8;

/**
 * One answer, asked for again where the server was busy or the connection broke: as long as the server asks to wait, if that still lies within the
 * budget (`until`, milliseconds), else not at all.
 */
export async function callPatiently(provider: Provider, talk: Talk, until: number, time: Time): Promise<Said> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await bounded(provider, talk);
    } catch (e) {
      if (talk.signal.aborted || !(e instanceof CallFailed) || !e.again || attempt >= RETRIES) throw e;
      const wait = e.after ?? FIRST_WAIT * 2 ** attempt;
      if (time.now() + wait >= until)
        throw e.after === undefined
          ? e
          : new CallFailed(`${e.message} (it asks to wait ${Math.round(wait / 1000)} s, which the budget does not hold)`);
      await time.sleep(wait, talk.signal);
    }
  }
}

async function bounded(provider: Provider, talk: Talk): Promise<Said> {
  const tooLong = new AbortController();
  const signal = AbortSignal.any([talk.signal, tooLong.signal]);
  const heard = (characters: number) => {
    if (characters > talk.maxTokens * CHARACTERS_A_TOKEN) tooLong.abort();
    talk.heard(characters);
  };
  try {
    return await untilAborted(provider({ ...talk, signal, heard }), signal);
  } catch (e) {
    if (tooLong.signal.aborted && !talk.signal.aborted)
      throw new CallFailed(`the answer did not end within the ${talk.maxTokens} tokens that it was allowed`);
    throw e;
  }
}

/** A stream that hangs does not always notice the signal: the wait ends with it all the same. */
const untilAborted = <T>(promise: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason as Error);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
