import { readIncident } from '../src/incident/index.ts';
import { type Engine, type LevelBag, levelFeaturesOf, type TrainedLevels, trainLevels } from '../src/signals/index.ts';
import type { Description } from './train-wording.ts';

const LEVELS = ['SEV1', 'SEV2', 'SEV3', 'SEV4'];

/** Which words and facts go with which level, from the descriptions that tell how bad it was; each is read as a person's input is. */
export async function levelsOf(descriptions: readonly Description[], engine: Engine): Promise<TrainedLevels> {
  const bags = await Promise.all(descriptions.map((d) => bagOf(d, engine)));
  return trainLevels(bags.flat(), LEVELS.length);
}

export async function bagOf({ text, severity }: Description, engine: Engine): Promise<LevelBag[]> {
  const level = LEVELS.indexOf(severity ?? '');
  if (level < 0) return [];
  const read = await readIncident(text);
  return read.ok ? [{ level, features: levelFeaturesOf(read.incident, engine) }] : [];
}
