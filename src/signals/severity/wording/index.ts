export { factFeature, placedFeatures } from './features.ts';
export { type LevelModel, modelOf, readLevels, type TrainedLevels } from './model.ts';
export { type LevelBag, trainLevels } from './train.ts';
