import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { trainWording } from '../src/diagnosis/wording/index.ts';
import type { TrainedWording } from '../src/knowledge/types.ts';
import { type TrainedLevels, trainLevels } from '../src/signals/index.ts';
import { LEVELS } from './train-levels.ts';
import type { Share, ShareRead } from './train-share.ts';

/** More take more memory than they save time. */
const MOST_WORKERS = 4;

/** What is learned at build time from the incidents under `folder`: the wording of cause classes, and that of levels. The same however many workers read. */
export async function trainedOn(folder: string): Promise<{ wording: TrainedWording; levels: TrainedLevels }> {
  const of = Math.min(MOST_WORKERS, availableParallelism());
  const shares = await Promise.all(Array.from({ length: of }, (_, share) => read({ folder, share, of })));
  const incidents = shares
    .flatMap(({ vocabulary, incidents }) => incidents.map((i) => ({ ...i, vocabulary })))
    .sort((a, b) => a.place - b.place);
  const name = (vocabulary: readonly string[], place: number): string => vocabulary[place] ?? '';
  return {
    wording: trainWording(
      incidents.map((i) => ({
        class: i.class,
        mode: i.mode,
        features: new Map(i.features.map((f, k) => [name(i.vocabulary, f), i.counts[k] ?? 0])),
      })),
    ),
    levels: trainLevels(
      incidents.flatMap(({ level, vocabulary }) =>
        level ? [{ level: level.level, features: level.features.map((f) => name(vocabulary, f)) }] : [],
      ),
      LEVELS.length,
    ),
  };
}

const read = (share: Share): Promise<ShareRead> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./train-share.mjs', import.meta.url), { workerData: share });
    worker.once('message', resolve).once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the worker that reads share ${share.share} ended with ${code} before it answered`)));
  });
