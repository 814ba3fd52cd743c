import type { Observable } from '../../knowledge/types.ts';
import { learn } from '../../learning/index.ts';
import { inWords } from '../../report/index.ts';
import { valuesOf } from '../../signals/index.ts';
import { countsOf } from '../../store/index.ts';
import { cursorOf, placeOf } from '../http/cursor.ts';
import { Problem } from '../http/problem.ts';
import { type App, type Reply, route } from '../http/route.ts';
import * as s from '../schemas.ts';
import type { Services } from '../services.ts';

const TAG = 'Knowledge';

export function knowledgeRoutes(app: App, services: Services): void {
  const { knowledge } = services.engine;
  /** It changes with the program alone. */
  const fixed = (body: unknown): Reply => ({ body, headers: { 'cache-control': 'private, max-age=300' } });
  const lists = <T extends { readonly id: string }>(
    all: readonly T[],
    words: (item: T) => string,
    q: string | undefined,
    limit: number,
    cursor: string | undefined,
  ) => {
    const after = placeOf(cursor, 1)?.[0];
    const wanted = (q ?? '')
      .toLowerCase()
      .split(/[\s-]+/)
      .filter((w) => w !== '');
    const found = all.filter((x) => {
      const text = words(x).toLowerCase();
      return wanted.every((w) => text.includes(w));
    });
    const from = after === undefined ? 0 : found.findIndex((x) => x.id === after) + 1;
    const items = found.slice(from, from + limit);
    const last = items.at(-1);
    return { items, next: from + limit < found.length && last ? cursorOf([last.id]) : null };
  };
  const modes = [...knowledge.modes].sort((a, b) => (a.id < b.id ? -1 : 1));
  const observables = [...knowledge.observables].sort((a, b) => (a.id < b.id ? -1 : 1));

  route(
    app,
    services,
    {
      method: 'get',
      path: '/api/knowledge/classes',
      summary: 'Cause classes',
      tag: TAG,
      role: 'viewer',
      answers: { 200: { description: 'All', schema: s.classList } },
    },
    async () => fixed({ items: knowledge.classes }),
  );
  route(
    app,
    services,
    {
      method: 'get',
      path: '/api/knowledge/modes',
      summary: 'Failure modes',
      tag: TAG,
      role: 'viewer',
      query: s.modesQuery,
      answers: { 200: { description: 'By id', schema: s.modePage } },
    },
    async ({ query }) => {
      const all = query.class === undefined ? modes : modes.filter((m) => m.class === query.class);
      const { items, next } = lists(all, (m) => `${m.id} ${inWords(m.title)} ${m.class}`, query.q, query.limit, query.cursor);
      return fixed({ items: items.map((m) => ({ id: m.id, class: m.class, domain: m.domain, title: inWords(m.title) })), next });
    },
  );
  route(
    app,
    services,
    {
      method: 'get',
      path: '/api/knowledge/modes/{id}',
      summary: 'A failure mode',
      tag: TAG,
      role: 'viewer',
      params: s.nameParams,
      answers: { 200: { description: 'Its row of the matrix', schema: s.mode } },
    },
    async ({ params }) => {
      const m = knowledge.modes.find((x) => x.id === params.id);
      if (!m) throw new Problem('not-found', `there is no failure mode "${params.id}"`);
      return fixed({
        id: m.id,
        class: m.class,
        domain: m.domain,
        title: inWords(m.title),
        mechanism: m.mechanism.map((x) => inWords(x.text)),
        cells: m.cells,
        sources: m.sources,
      });
    },
  );
  route(
    app,
    services,
    {
      method: 'get',
      path: '/api/knowledge/observables',
      summary: 'Observables with their values',
      tag: TAG,
      role: 'viewer',
      query: s.searchQuery,
      answers: { 200: { description: 'By id', schema: s.observablePage } },
    },
    async ({ query }) => {
      const { items, next } = lists(observables, (o) => `${o.id} ${o.question}`, query.q, query.limit, query.cursor);
      return fixed({ items: items.map(observableOf), next });
    },
  );
  route(
    app,
    services,
    {
      method: 'get',
      path: '/api/knowledge/observables/{id}',
      summary: 'An observable and its checks',
      tag: TAG,
      role: 'viewer',
      params: s.nameParams,
      answers: { 200: { description: 'With its checks', schema: s.observable } },
    },
    async ({ params }) => {
      const o = knowledge.observables.find((x) => x.id === params.id);
      if (!o) throw new Problem('not-found', `there is no observable "${params.id}"`);
      return fixed({ ...observableOf(o), checks: o.checks });
    },
  );
  route(
    app,
    services,
    {
      method: 'get',
      path: '/api/priors',
      summary: 'What closed incidents taught',
      tag: TAG,
      role: 'viewer',
      answers: { 200: { description: 'Counts of confirmed causes and what they do', schema: s.priors } },
    },
    async ({ caller }) => {
      const { team } = caller.account;
      const { closed, text, modes } = learn(knowledge.modes, await countsOf(services.database.db, team));
      return { body: { team, closed, text, modes } };
    },
  );
}

const observableOf = (o: Observable) => ({
  id: o.id,
  family: o.family,
  question: o.question,
  kind: o.kind,
  values: valuesOf(o).map((value) => ({ value, means: o.values[value]?.means ?? `not so: ${o.question}` })),
});
