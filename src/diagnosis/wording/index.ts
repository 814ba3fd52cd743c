export { featuresOf, wordsOf } from './features.ts';
export { readWording, type Wording } from './model.ts';
export { type LabelledBag, trainWording } from './train.ts';
