export { featuresOf, wordsOf } from './features.ts';
export { readWording, SCALE, type Wording } from './model.ts';
export { type LabelledBag, trainWording } from './train.ts';
