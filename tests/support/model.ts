import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadEngine } from '../../src/cli/engine.ts';
import { loadParser } from '../../src/cli/parsers.ts';
import { readIncident } from '../../src/incident/index.ts';
import { type Asked, DEFAULT_BUDGET, type ModelName, parseBudget, parseModelName, triageWithModel } from '../../src/model/index.ts';
import type { Reply } from '../../src/model/schema.ts';
import type { Report } from '../../src/report/types.ts';
import { type TriageInput, triage } from '../../src/triage.ts';

export const ENGINE = loadEngine();
export { loadParser };

export const EMPTY: Reply = { signals: [], observables: [], modes: [], remedies: [] };

export async function inputOf(path: string): Promise<TriageInput> {
  const read = await readIncident(readFileSync(path, 'utf8'));
  if (!read.ok) throw new Error(read.error);
  return { title: 'test', incident: read.incident, notes: read.notes };
}

export async function inputFrom(text: string): Promise<TriageInput> {
  const read = await readIncident(text);
  if (!read.ok) throw new Error(read.error);
  return { title: 'test', incident: read.incident, notes: read.notes };
}

export const without = (input: TriageInput): Promise<Report> => triage(input, ENGINE, loadParser);

export function asking(
  url: string,
  more: { model?: string; budget?: string; env?: Asked['env']; ips?: boolean; enough?: AbortSignal } = {},
): Asked {
  const budget = more.budget === undefined ? DEFAULT_BUDGET : parseBudget(more.budget);
  if (typeof budget === 'string') throw new Error(budget);
  return {
    model: parseModelName(more.model ?? 'anthropic') as ModelName,
    baseUrl: url,
    budget,
    redactIps: more.ips ?? false,
    env: more.env ?? { ANTHROPIC_API_KEY: 'key-of-a-test', OPENAI_API_KEY: 'key-of-a-test' },
    time: { now: () => performance.now(), sleep: (ms, signal) => sleep(ms, undefined, { signal }) },
    enough: more.enough ?? new AbortController().signal,
    heard: () => {},
  };
}

export const asked = (input: TriageInput, url: string, more: Parameters<typeof asking>[1] = {}): Promise<Report> =>
  triageWithModel(input, ENGINE, loadParser, asking(url, more));

/** A report without what tells of the model. */
export function plain(report: Report): Omit<Report, 'model'> {
  const { model: _, notes, ...rest } = report;
  return { ...rest, notes: notes.filter((n) => n.kind !== 'model') };
}
