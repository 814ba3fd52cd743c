import { z } from 'zod';
import { NO_CODE } from '../../code/index.ts';
import { incidentFromFields } from '../../incident/index.ts';
import { nearest } from '../../knowledge/index.ts';
import type { Knowledge } from '../../knowledge/types.ts';
import { readSignals } from '../../signals/index.ts';
import { LOOKS, type Workbench } from '../types.ts';
import { type Answer, tool } from './tool.ts';

const MOST = 8;

export const lookUp = tool({
  name: 'look_up',
  title: 'Look up a mode, an observable or an error text',
  description:
    'An entry of the knowledge base by its id (failure mode, observable, remedy, technology, cause class), or what an error text or a sentence is read as and which failure modes bring that about.',
  hints: LOOKS,
  input: { query: z.string().min(2).max(4000) },
  async run({ query }, bench) {
    const k = bench.engine.knowledge;
    const id = query.trim().toLowerCase().replace(/\s+/g, '-');
    const entry = [...k.modes, ...k.observables, ...k.remedies, ...k.technologies, ...k.classes].find((x) => x.id === id);
    if (entry) return { text: JSON.stringify(entry, null, 2), data: { kind: kindOf(id, k), entry } };
    return fromText(query, id, bench);
  },
});

function kindOf(id: string, k: Knowledge): string {
  const lists = { mode: k.modes, observable: k.observables, remedy: k.remedies, technology: k.technologies, class: k.classes };
  return Object.entries(lists).find(([, list]) => list.some((x) => x.id === id))?.[0] ?? '';
}

/** What the reader makes of the text, and the modes that often show it; nearest ids and titles where it makes nothing of it. */
function fromText(query: string, id: string, { engine }: Workbench): Answer {
  const k = engine.knowledge;
  const read = incidentFromFields({ symptoms: query });
  const signals = read.ok ? readSignals(read.incident, NO_CODE, engine).reading.signals : [];
  const found = signals.map((s) => ({
    observable: s.observable,
    value: s.value,
    reading: s.reading,
    quote: s.quote,
    modes: k.modes
      .filter((m) =>
        m.cells.some((c) => c.observable === s.observable && c.value === s.value && ['always', 'usually', 'often'].includes(c.frequency)),
      )
      .slice(0, MOST)
      .map((m) => ({ id: m.id, class: m.class, title: plainly(m.title) })),
  }));
  const words = query
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((w) => w.length > 3);
  const titled = k.modes
    .map((m) => ({ m, hits: words.filter((w) => `${m.title} ${m.class} ${m.id}`.toLowerCase().includes(w)).length }))
    .filter((x) => x.hits > 0 && x.hits >= words.length / 2)
    .sort((a, b) => b.hits - a.hits || (a.m.id < b.m.id ? -1 : 1))
    .slice(0, MOST)
    .map(({ m }) => ({ id: m.id, class: m.class, title: plainly(m.title) }));
  // One word with hyphens was meant as an id.
  const known = found.length > 0 || (titled.length > 0 && !/^[a-z0-9]+-[a-z0-9-]+$/.test(query.trim()));
  const ids = () => [...k.modes, ...k.observables, ...k.remedies].map((x) => x.id);
  const near = known || id.length > 80 ? [] : nearest(id, ids());
  const lines = [
    ...found.flatMap((f) => [
      `“${f.quote}” reads as ${f.observable}=${f.value}: ${f.reading}`,
      ...f.modes.map((m) => `  ${m.id} [${m.class}]: ${m.title}`),
    ]),
    ...(titled.length ? ['Failure modes with these words:', ...titled.map((m) => `  ${m.id} [${m.class}]: ${m.title}`)] : []),
    ...(near.length ? [`Nothing is known by that name; the nearest are ${near.join(', ')}`] : []),
  ];
  return { text: lines.join('\n') || 'Nothing is known of this.', data: { signals: found, modes: titled, nearest: near } };
}

const plainly = (text: string): string =>
  text.replace(/\{([a-z_]+)(?:\|([^{}]*))?\}/g, (_, slot: string, fallback?: string) => fallback ?? slot);
