import type { ParserLoader } from '../../code/index.ts';
import { readCode } from '../../code/index.ts';
import { diagnose, featuresOf, readWording, wordsOf } from '../../diagnosis/index.ts';
import type { Incident } from '../../incident/types.ts';
import type { Mode } from '../../knowledge/types.ts';
import { type Engine, type Reading, readSignals, type Signal } from '../../signals/index.ts';

/** Rows that the model is given: the likeliest of the whole knowledge, not just those of the ledger. */
const STRONGEST = 8;

/** What the engine knows of an incident by itself. */
export interface Known {
  readonly reading: Reading;
  readonly strongest: readonly Mode[];
}

export async function knownOf(
  incident: Incident,
  engine: Engine,
  loadParser: ParserLoader,
  recorded: readonly Signal[] = [],
): Promise<Known> {
  const { reading, written } = readSignals(incident, await readCode(incident.code_snippet, loadParser), engine, recorded);
  const wording = engine.wording && readWording(featuresOf(wordsOf(incident), written), engine.wording);
  const { ofMode } = diagnose(reading, engine.knowledge, wording).posterior;
  const strongest = [...engine.knowledge.modes].sort((a, b) => (ofMode.get(b.id) ?? 0) - (ofMode.get(a.id) ?? 0) || (a.id < b.id ? -1 : 1));
  return { reading, strongest: strongest.slice(0, STRONGEST) };
}
