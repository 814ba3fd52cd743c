import { readIncident } from '../src/incident/index.ts';
import { type Engine, levelFeaturesOf } from '../src/signals/index.ts';
import type { TrainingIncident } from './train-wording.ts';

export const LEVELS = ['SEV1', 'SEV2', 'SEV3', 'SEV4'];

/** The words and facts from which a level is learned, and its place in `LEVELS`; the text is read as a person's input is. Nothing where no level is told. */
export async function levelOf(
  { text, severity }: TrainingIncident,
  engine: Engine,
): Promise<{ level: number; features: readonly string[] } | undefined> {
  const level = LEVELS.indexOf(severity ?? '');
  if (level < 0 || text === undefined) return undefined;
  const read = await readIncident(text);
  return read.ok ? { level, features: levelFeaturesOf(read.incident, engine) } : undefined;
}
