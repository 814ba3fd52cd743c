import { setTimeout as sleep } from 'node:timers/promises';
import { standingOf } from '../investigation/index.ts';
import { DEFAULT_BUDGET, triageWithModel } from '../model/index.ts';
import { getRow, Refusal, settleDraft, snapshotOf } from '../store/index.ts';
import { inputOf } from './desk.ts';
import type { Services } from './services.ts';

export const DRAFTS = 'model-draft';

export interface DraftJob {
  readonly team: string;
  readonly incident: string;
}

/** A model that is down or wrong costs a sentence in the report, not the report: so a draft fails only where the server does, and is tried again once. */
const OPTIONS = { retries: 1, delay: 5, seconds: 600 };

/** Makes the reports that a language model takes part in, one at a time in each process, where a model is configured. */
export async function startDrafts(services: Services): Promise<void> {
  const { model } = services.config;
  if (!model) return;
  await services.jobs.work<DraftJob>(DRAFTS, OPTIONS, async ({ team, incident }, attempt) => {
    try {
      const snapshot = await snapshotOf(services.database.db, team, incident);
      const { input, given } = standingOf(inputOf(snapshot.incident), snapshot.events, services.engine.knowledge);
      const report = await triageWithModel(input, services.engine, services.loadParser, {
        model: model.name,
        ...(model.baseUrl === undefined ? {} : { baseUrl: model.baseUrl }),
        budget: DEFAULT_BUDGET,
        redactIps: model.redactIps,
        given,
        env: process.env,
        time: { now: () => performance.now(), sleep: (ms, signal) => sleep(ms, undefined, { signal }) },
        enough: AbortSignal.timeout((OPTIONS.seconds - 60) * 1000),
        heard: () => undefined,
      });
      await settle(services, team, incident, 'done', report);
    } catch (e) {
      if (e instanceof Refusal) return;
      services.log('warn', 'a draft failed', { incident, attempt, why: (e as Error).message });
      if (attempt >= OPTIONS.retries) await settle(services, team, incident, 'failed', undefined);
      throw e;
    }
  });
}

async function settle(services: Services, team: string, incident: string, state: 'done' | 'failed', report: unknown): Promise<void> {
  const { database } = services;
  await database.db.transaction().execute(async (tx) => {
    // Erased in the meantime: nothing is written.
    await getRow(tx, team, incident);
    await settleDraft(tx, incident, state, report);
    await database.announce(tx, incident);
  });
  database.committed(incident);
}
