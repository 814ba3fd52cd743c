export type { LabelledBag } from './bags.ts';
export { featuresOf, wordsOf } from './features.ts';
export { readWording, SCALE, type Wording } from './model.ts';
export { tellingWords } from './telling.ts';
export { modelOf, trainWording } from './train.ts';
