import { readFileSync } from 'node:fs';
import { loadEngine } from '../../src/cli/engine.ts';
import { loadParser } from '../../src/cli/parsers.ts';
import { readIncident } from '../../src/incident/index.ts';
import type { Engine } from '../../src/signals/index.ts';
import type { TriageInput } from '../../src/triage.ts';

let engine: Engine | undefined;

/** The engine with the shipped knowledge, loaded once per test file. */
export const shippedEngine = (): Engine => {
  engine ??= loadEngine();
  return engine;
};

export { loadParser };

export async function incidentFile(path: string): Promise<TriageInput> {
  const read = await readIncident(readFileSync(path), { name: path });
  if (!read.ok) throw new Error(read.error);
  return { title: read.title ?? 'test', incident: read.incident, notes: read.notes };
}
