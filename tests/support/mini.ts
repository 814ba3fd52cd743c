import type { Cell, Frequency, Knowledge, Mode, Noise, Observable } from '../../src/knowledge/types.ts';
import type { Reading, Signal } from '../../src/signals/types.ts';

/** Small knowledge and readings for tests of the stages behind the reader. */
export function observable(id: string, over: Partial<Observable> = {}): Observable {
  return {
    id,
    family: 'resources',
    question: `Is it ${id}?`,
    kind: 'deterministic',
    noise: 'little' as Noise,
    readBy: 'text',
    perishable: false,
    askable: true,
    settledBy: [],
    sameLook: [],
    values: { yes: value(id), no: value(`not ${id}`) },
    near: [],
    measured: [],
    checks: [{ on: 'any', action: `Look at ${id}`, minutes: 3, access: 'logs', readOnly: true, looks: { yes: 'seen', no: 'not seen' } }],
    ...over,
  };
}

const value = (means: string) => ({ means, phrases: [], errors: [], examples: [] });

/** `cells` as {observable: frequency of yes}. */
export function mode(id: string, cells: Record<string, Frequency>, over: Partial<Mode> = {}): Mode {
  return {
    id,
    class: id,
    domain: 'code',
    title: `Cause ${id}`,
    prevalence: 'occasional',
    prevalenceBecause: 'a test',
    needs: { any: [], all: [] },
    usualWith: [],
    mechanism: [{ text: `How ${id} works.` }],
    cells: Object.entries(cells).map(([o, frequency]): Cell => ({ observable: o, value: 'yes', frequency, because: `${id} makes ${o}` })),
    role: 'root',
    cascades: [],
    sources: ['judgement'],
    ...over,
  };
}

export function knowledge(modes: readonly Mode[], extra: readonly Observable[] = []): Knowledge {
  const ids = [...new Set(modes.flatMap((m) => m.cells.map((c) => c.observable)))].filter((id) => !extra.some((o) => o.id === id));
  return {
    classes: [],
    modes,
    observables: [...ids.map((id) => observable(id)), ...extra],
    remedies: [],
    technologies: [],
    errors: [],
    lexicon: {},
  };
}

export function signal(id: string, over: Partial<Signal> = {}): Signal {
  return {
    observable: id,
    value: 'yes',
    reading: id,
    classification: 'deterministic',
    field: 'symptoms',
    start: 0,
    end: id.length,
    quote: id,
    reliability: 1,
    strength: 0.9,
    origin: 'text',
    also: [],
    slots: {},
    ...over,
  };
}

/** A signal read by a phrase from these words of a text. */
export function quoted(text: string, quote: string, id: string, over: Partial<Signal> = {}): Signal {
  const start = text.indexOf(quote);
  return signal(id, { start, end: start + quote.length, quote, reliability: 0.6, ...over });
}

export function reading(signals: readonly Signal[]): Reading {
  return {
    signals,
    quantities: [],
    time: { instants: [], intervals: [], changes: [] },
    entities: [],
    technologies: [],
    contradictions: [],
    attempts: [],
    well: [],
    unread: [],
    languages: [],
    printed: new Map(),
  };
}
