import { type Engine, type LevelBag, levelFeaturesOf, type TrainedLevels, trainLevels } from '../src/signals/index.ts';
import { type Description, symptoms } from './train-wording.ts';

const LEVELS = ['SEV1', 'SEV2', 'SEV3', 'SEV4'];

/** Which words and facts go with which level, from the descriptions that tell how bad it was. */
export const levelsOf = (descriptions: readonly Description[], engine: Engine): TrainedLevels =>
  trainLevels(
    descriptions.flatMap((d) => bagOf(d, engine)),
    LEVELS.length,
  );

export function bagOf({ text, severity }: Description, engine: Engine): LevelBag[] {
  const level = LEVELS.indexOf(severity ?? '');
  if (level < 0) return [];
  return [{ level, features: levelFeaturesOf(symptoms(text), engine) }];
}
