import { getDraft, getRow, queueDraft, record } from '../../store/index.ts';
import { DRAFTS, type DraftJob } from '../drafts.ts';
import { Problem } from '../http/problem.ts';
import { type App, route } from '../http/route.ts';
import * as s from '../schemas.ts';
import type { Services } from '../services.ts';
import { formatOf } from './formats.ts';

const TAG = 'Language model';

export function draftRoutes(app: App, services: Services): void {
  const { database, config, jobs } = services;
  route(
    app,
    services,
    {
      method: 'post',
      path: '/api/incidents/{id}/draft',
      summary: 'Have a language model take part in a report, in the background',
      tag: TAG,
      role: 'responder',
      params: s.idParams,
      answers: { 202: { description: 'It is being made', schema: s.draftState } },
    },
    async ({ caller, params, commit }) => {
      const { model } = config;
      if (!model) throw new Problem('conflict', 'no language model is configured here; TRIAGE_MODEL names one, as PROVIDER/NAME');
      return commit(async (tx) => {
        const { team, name } = caller.account;
        const row = await getRow(tx, team, params.id);
        await queueDraft(tx, row.id, row.seq, model.name.label, name);
        const job: DraftJob = { team, incident: row.id };
        await jobs.send(tx, DRAFTS, job);
        await record(tx, { team, who: name, action: 'draft.asked', target: row.id, detail: model.name.label });
        return {
          status: 202,
          body: { state: 'queued', seq: row.seq, model: model.name.label, by: name, at: new Date().toISOString() },
          incident: row.id,
        };
      });
    },
  );
  route(
    app,
    services,
    {
      method: 'get',
      path: '/api/incidents/{id}/draft',
      summary: 'What came of it; with format, its report',
      tag: TAG,
      role: 'viewer',
      params: s.idParams,
      query: s.formatQuery,
      answers: { 200: { description: 'Its state, or its report', schema: s.draftState } },
    },
    async ({ c, caller, params, query }) => {
      const row = await getRow(database.db, caller.account.team, params.id);
      const draft = await getDraft(database.db, row.id);
      if (!draft) throw new Problem('not-found', 'no language model was asked about this incident');
      const { report, ...state } = draft;
      if (query.format === undefined) return { body: state };
      if (!report) throw new Problem('not-found', draft.state === 'queued' ? 'the report is being made' : 'no report came of it');
      return formatOf(c, query.format).write(report as never);
    },
  );
}
