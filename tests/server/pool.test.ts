import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { loadEngine } from '../../src/cli/engine.ts';
import { loadParser } from '../../src/cli/parsers.ts';
import { threads } from '../../src/cli/serve.ts';
import { Problem } from '../../src/server/http/problem.ts';
import { createPool, makerOf, type Order, type PoolOptions } from '../../src/server/workshop/index.ts';
import { INCIDENT } from './support.ts';

const order = (title: string): Order => ({ input: { title, incident: INCIDENT, notes: [] }, events: [], counts: [] });

/** A thread that does what the title of its order says. */
const PUPPET = `
const { parentPort } = require('node:worker_threads');
parentPort.on('message', ({ id, order }) => {
  const word = order.input.title;
  if (word === 'die') process.exit(1);
  if (word === 'throw') return parentPort.postMessage({ id, ok: false, error: 'thrown' });
  if (word === 'spin') for (;;);
  parentPort.postMessage({ id, ok: true, made: { report: word, seconds: 0 } });
});`;

async function pooled(options: Partial<PoolOptions>, use: (pool: ReturnType<typeof createPool>, troubles: string[]) => Promise<void>) {
  const troubles: string[] = [];
  const pool = createPool({ count: 2, open: () => new Worker(PUPPET, { eval: true }), onTrouble: (w) => troubles.push(w), ...options });
  await use(pool, troubles).finally(pool.stop);
}

describe('threads that make reports', () => {
  it('give each caller their own answer, in whatever order they come', () =>
    pooled({}, async (pool) => {
      const words = Array.from({ length: 40 }, (_, i) => `word ${i}`);
      const made = await Promise.all(words.map((w) => pool.make(order(w))));
      expect(made.map((m) => m.report as unknown)).toEqual(words);
      await expect(pool.make(order('throw'))).rejects.toThrow('thrown');
    }));

  it('are replaced when they end; what ends two of them fails alone', () =>
    pooled({ count: 1 }, async (pool) => {
      const all = ['a', 'die', 'b'].map((w) => pool.make(order(w)));
      const ended = await Promise.allSettled(all);
      expect(ended.map((e) => e.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    }));

  it('are given up when they take too long, and the next caller is served', () =>
    pooled({ count: 1, longestMs: 300 }, async (pool, troubles) => {
      const [late, next] = await Promise.allSettled([pool.make(order('spin')), pool.make(order('next'))]);
      expect(late).toMatchObject({ status: 'rejected', reason: expect.any(Problem) as Problem });
      expect(next).toMatchObject({ status: 'fulfilled', value: { report: 'next' } });
      expect(troubles.join()).toContain('given up');
    }));

  it('refuse what would wait too long, and everything once they stop', () =>
    pooled({ count: 1, mostWaiting: 1, longestMs: 60_000 }, async (pool) => {
      const held = [pool.make(order('spin')), pool.make(order('a'))].map((p) => p.catch((e: Problem) => e.type));
      await expect(pool.make(order('b'))).rejects.toMatchObject({ type: 'unavailable', headers: { 'retry-after': '5' } });
      await pool.stop();
      expect(await Promise.all(held)).toEqual(['unavailable', 'unavailable']);
      await expect(pool.make(order('c'))).rejects.toBeInstanceOf(Problem);
    }));

  it('make the report that is made without them', async () => {
    const open = threads();
    if (!open) throw new Error('dist/chunks/report-thread.mjs is missing; npm run build makes it');
    await pooled({ count: 1, open }, async (pool) => {
      const asked = { ...order('checkout'), counts: [['missing-idempotency', 2]] as const };
      const [there, here] = await Promise.all([pool.make(asked), makerOf(loadEngine(), loadParser)(asked)]);
      expect(there.report).toEqual(here.report);
    });
  });
});
