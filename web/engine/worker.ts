import * as triage from '../../src/browser.ts';
import type { InputNote } from '../../src/incident/types.ts';
import type { Engine } from '../../src/signals/index.ts';
import type { TeamPack } from '../../src/team/use.ts';
import type { Answer, Asked, Call, Calls, Question } from './messages.ts';

/** The engine beside the page: typing never waits for it. What it reads stays in this browser. */
const parsers = triage.parserLoader('/engine/grammars/');
const shipped = lasting(async () => {
  const r = await fetch('/engine/knowledge.txt');
  if (!r.ok) throw new Error(`The knowledge could not be loaded (${r.status}); reload the page.`);
  return triage.openShipped(await r.text());
});

/** With the team's own knowledge, as the server has it: what is shown here is what is saved there. It is given to those alone who are signed in. */
const plain = lasting(async (): Promise<Engine> => {
  const [engine, r] = await Promise.all([shipped(), fetch('/engine/team.json', { cache: 'no-cache' })]);
  if (r.status === 204) return engine;
  if (!r.ok) throw new Error(`Your team's knowledge could not be loaded (${r.status}); reload the page.`);
  const [pack, { openTeam }] = await Promise.all([r.json() as Promise<TeamPack>, import('../../src/browser-team.ts')]);
  return openTeam(engine, pack);
});

/** Made once; again where it failed. */
function lasting<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    if (made) return made;
    const now = make();
    made = now;
    now.catch(() => {
      made = undefined;
    });
    return now;
  };
}

/** The engine with the priors of a team that has closed incidents, and what the report says of them. */
interface Prepared {
  readonly engine: Engine;
  readonly notes: readonly InputNote[];
}
let last: { readonly key: string; readonly on: Engine; readonly prepared: Prepared } | undefined;
async function engineFor(confirmed: Asked['confirmed'] = []): Promise<Prepared> {
  const on = await plain();
  if (confirmed.length === 0) return { engine: on, notes: [] };
  const key = JSON.stringify(confirmed);
  if (last?.key !== key || last.on !== on) {
    const learned = triage.learn(on.knowledge.modes, new Map(confirmed));
    const notes = learned.closed > 0 ? [{ kind: 'learned' as const, text: learned.text }] : [];
    last = { key, on, prepared: { engine: triage.withLearned(on, learned), notes } };
  }
  return last.prepared;
}

function inputOf(asked: Asked, learned: readonly InputNote[] = []) {
  const read = triage.incidentFromFields(asked.fields);
  if (!read.ok) throw new Error(read.error);
  return { title: asked.title, incident: read.incident, notes: [...(asked.notes ?? []), ...read.notes, ...learned] };
}

type Answers = { readonly [C in Call]: (takes: Calls[C]['takes']) => Promise<Calls[C]['gives']> };

const ANSWERS: Answers = {
  ready: async () => {
    await shipped();
    return true;
  },
  report: async (asked) => {
    const { engine, notes } = await engineFor(asked.confirmed);
    const began = performance.now();
    const report = await triage.resume(inputOf(asked, notes), asked.events ?? [], engine, parsers);
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
  story: async ({ asked, form }) => {
    const { engine } = await engineFor(asked.confirmed);
    return triage.postIncident(await triage.tell(inputOf(asked), asked.events ?? [], engine, parsers), form);
  },
};

self.addEventListener('message', async ({ data }: MessageEvent<Question>) => {
  const answer = ANSWERS[data.call] as (takes: unknown) => Promise<unknown>;
  const reply = await answer(data.takes).then(
    (gives): Answer => ({ id: data.id, ok: true, gives }),
    (e: Error): Answer => ({ id: data.id, ok: false, error: e.message }),
  );
  self.postMessage(reply);
});
