import * as triage from '../../src/browser.ts';
import type { Engine } from '../../src/signals/index.ts';
import type { Answer, Asked, Call, Calls, Question } from './messages.ts';

/** The engine beside the page: typing never waits for it. What it reads stays in this browser. */
const knowledge = fetch('/engine/knowledge.txt').then(async (r) => {
  if (!r.ok) throw new Error(`the knowledge could not be loaded (${r.status}); reload the page`);
  return triage.openShipped(await r.text());
});
const parsers = triage.parserLoader('/engine/grammars/');

/** The engine with the priors of a team that has closed incidents. */
let learned: { readonly key: string; readonly engine: Engine } | undefined;
async function engineFor(confirmed: Asked['confirmed'] = []): Promise<Engine> {
  const plain = await knowledge;
  if (confirmed.length === 0) return plain;
  const key = JSON.stringify(confirmed);
  if (learned?.key !== key) learned = { key, engine: triage.withLearned(plain, triage.learn(plain.knowledge.modes, new Map(confirmed))) };
  return learned.engine;
}

function inputOf(asked: Asked) {
  const read = triage.incidentFromFields(asked.fields);
  if (!read.ok) throw new Error(read.error);
  return { title: asked.title, incident: read.incident, notes: [...(asked.notes ?? []), ...read.notes] };
}

type Answers = { readonly [C in Call]: (takes: Calls[C]['takes']) => Promise<Calls[C]['gives']> };

const ANSWERS: Answers = {
  ready: async () => {
    await knowledge;
    return true;
  },
  report: async (asked) => {
    const engine = await engineFor(asked.confirmed);
    const began = performance.now();
    const report = await triage.resume(inputOf(asked), asked.events ?? [], engine, parsers);
    return { report, fragment: triage.htmlFragment(report), ms: performance.now() - began };
  },
  read: async ({ text, name }) => {
    const read = await triage.readIncident(text, name === undefined ? {} : { name });
    if (!read.ok) throw new Error(read.error);
    const { incident, notes, title } = read;
    return { incident, notes, ...(title === undefined ? {} : { title }) };
  },
  render: async ({ report, format }) => triage.RENDERERS[format]?.(report, {}) ?? '',
  verify: async ({ report, seen }) => triage.verify(report, seen),
  story: async ({ asked, form }) =>
    triage.postIncident(await triage.tell(inputOf(asked), asked.events ?? [], await engineFor(asked.confirmed), parsers), form),
};

self.addEventListener('message', async ({ data }: MessageEvent<Question>) => {
  const answer = ANSWERS[data.call] as (takes: unknown) => Promise<unknown>;
  const reply = await answer(data.takes).then(
    (gives): Answer => ({ id: data.id, ok: true, gives }),
    (e: Error): Answer => ({ id: data.id, ok: false, error: e.message }),
  );
  self.postMessage(reply);
});
